import { glossaryEntry } from '../frame/addresses.js'
import type { View } from '../frame/view.js'
import type { Term } from './terms.js'

/**
 * A word that explains itself: by resting on it, by hearing it read out, and by pressing it, also without JavaScript. Stands
 * at most once for each word on a page.
 */
const ExplainedTerm = ({ view, term }: { view: View; term: Term }): JSX.Element => {
  const { say } = view
  const id = `woord-${term}`
  return (
    <>
      <button type="button" class="term" popovertarget={id} title={say(`term.${term}.meaning`)} safe>
        {say(`term.${term}.name`)}
      </button>
      <span id={id} class="explanation" popover>
        <strong safe>{say(`term.${term}.name`)}</strong>
        {': '}
        <span safe>{say(`term.${term}.meaning`)}</span>{' '}
        <a href={glossaryEntry(term)} safe>
          {say('glossary.more')}
        </a>
      </span>
    </>
  )
}

/** The hard words of a page, each explained where one presses it. */
export const TermsOfPage = ({ view, terms }: { view: View; terms: readonly Term[] }): JSX.Element => {
  if (terms.length === 0) return ''
  return (
    <div class="terms">
      <span safe>{view.say('glossary.on-page')}</span>
      <ul>
        {terms.map((term) => (
          <li>
            <ExplainedTerm view={view} term={term} />
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What a word means, to stand beside a field that asks for it. */
export const meaningOf = ({ say }: View, term: Term): string =>
  say('glossary.explains', { name: say(`term.${term}.name`), meaning: say(`term.${term}.meaning`) })
