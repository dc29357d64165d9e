import fc from 'fast-check'
import { compareWithReference, drawnAppend } from './model.js'
import type { ContractCase } from './subject.js'

/** fast-check prints the seed and the smallest counter-example when one of these fails. */
export const stateMachineCases: readonly ContractCase[] = [
  {
    name: 'random appends, one after another, give what the plain reference gives',
    run: ({ store }) =>
      fc.assert(
        fc.asyncProperty(fc.array(drawnAppend, { minLength: 5, maxLength: 25 }), (appends) =>
          compareWithReference(
            store,
            appends.map((append) => [append]),
          ),
        ),
        { numRuns: 25 },
      ),
  },
]
