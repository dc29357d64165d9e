import { leftToAllocate } from '../../../domain/allocation/left.js'
import type { Allocation } from '../../../domain/allocation/state.js'
import { isFinallyAdopted } from '../../../domain/decision/standing.js'
import { newestVersion } from '../../../domain/dossier/state.js'
import { allocationCharacter } from '../../../domain/money/terms.js'
import { type AllocationId, allocationId, dossierId } from '../../../domain/shared/identifiers.js'
import { toWire } from '../../../domain/shared/money.js'
import { yearOf } from '../../../domain/shared/time.js'
import { chosen, typed } from '../../acts/forms/form-fields.js'
import type { HouseForm, HouseFormContext } from '../../acts/forms/house-form.js'
import { type Field, type Option, typedAmount } from '../../forms/fields.js'
import { recordsFor } from '../../forms/permissions.js'
import { dayField } from '../../forms/shared-fields.js'
import { dossierPage, moneyTracePage } from '../../frame/addresses.js'
import {
  amountField,
  categoryOptions,
  grantOptions,
  irregularMoneyField,
  reasonField,
  receiverFields,
  typedReceiver,
  withReceiver,
} from './money-fields.js'
import { finalDecisions } from './rights.js'

const characterOptions = ({ view }: HouseFormContext): readonly Option[] =>
  allocationCharacter.options.map((value) => ({ value, label: view.say(`word.allocation-character.${value}`) }))

/** From which grant, for what and whom; the amount comes last. */
const destinationFields = (context: HouseFormContext): readonly Field[] => [
  chosen(context, 'grant', 'money.grant', grantOptions(context), { value: '' }),
  chosen(context, 'category', 'money.category', categoryOptions(context)),
  typed(context, 'line', 'purpose', 'money-form.purpose'),
  ...receiverFields(context, ['supplier', 'activity']),
  typed(context, 'number', 'year', 'money-form.year', { hint: 'money-form.year.hint' }),
  typed(context, 'line', 'article', 'money-form.article', { required: false, hint: 'money-form.article.hint' }),
  chosen(context, 'character', 'money-form.character', characterOptions(context)),
  typed(context, 'money', 'amountCents', 'money-form.amount'),
]

/** Dividing the amount of a proposal, before it is voted on. */
export const planMoneyForm: HouseForm = {
  path: 'dossiers/:about/geldplan',
  page: dossierPage,
  pageTitle: ({ say }) => say('money-form.dossier'),
  prepare: (context, about) => {
    const { asker, view } = context
    const id = dossierId.safeParse(about)
    const dossier = id.success ? asker.state.dossiers.get(id.data) : undefined
    if (!id.success || dossier === undefined || dossier.withdrawn) return null
    const amount = dossier.versions.at(-1)?.amount ?? null
    const version = newestVersion(dossier)
    const votedOn = [...dossier.ballots.values()].some(
      (one) => one.proposalVersion === version && one.annulled === null,
    )
    const decided = [...dossier.decisions.values()].some((one) => one.proposalVersion === version)
    const own = recordsFor(asker).some((organ) => organ.id === dossier.openedBy)
    if (amount === null || votedOn || decided || !own || grantOptions(context).length === 0) return null
    const plan = asker.state.money.plans.get(id.data)
    const start = (plan?.lines ?? []).map((line) => ({
      grant: line.grant as string,
      category: line.category as string,
      purpose: line.purpose,
      ...typedReceiver(line.beneficiary),
      year: String(line.year),
      article: line.article ?? '',
      character: line.character,
      amountCents: typedAmount(line.amountCents),
    }))
    return {
      title: view.say('money-form.plan'),
      about: view.say('money-form.plan.about', { title: dossier.title, amount: view.money(toWire(amount)) }),
      type: 'PlanMoney',
      fixed: { dossier: id.data },
      fields: [
        {
          kind: 'rows',
          name: 'lines',
          label: view.say('money-form.plan.lines'),
          required: true,
          columns: destinationFields(context),
          start,
          empty: start.length === 0 ? 2 : 1,
          decode: withReceiver,
        },
        dayField(context),
      ],
    }
  },
}

/** Setting money apart by hand, of a final decision without a plan. */
export const makeAllocationForm: HouseForm = {
  path: 'dossiers/:about/toewijzen',
  page: dossierPage,
  pageTitle: ({ say }) => say('money-form.dossier'),
  prepare: (context, about) => {
    const { asker, view } = context
    const id = dossierId.safeParse(about)
    const dossier = id.success ? asker.state.dossiers.get(id.data) : undefined
    if (!id.success || dossier === undefined || grantOptions(context).length === 0) return null
    const own = new Set(recordsFor(asker).map((organ) => organ.id))
    const options = [...dossier.decisions].flatMap(([value, decision]) =>
      own.has(decision.organ) && isFinallyAdopted(decision) && leftToAllocate(asker.state, value, decision) > 0n
        ? [
            {
              value,
              label: view.say('money-form.decision.option', {
                title: dossier.title,
                organ: asker.state.organs.get(decision.organ)?.name ?? '',
                day: view.day(decision.decidedOn),
              }),
            },
          ]
        : [],
    )
    if (options.length === 0) return null
    return {
      title: view.say('money-form.allocate'),
      about: view.say('money-form.allocate.about'),
      type: 'MakeAllocation',
      fixed: { dossier: id.data },
      fields: [
        chosen(context, 'decision', 'money-form.decision', options),
        ...destinationFields(context).map(
          (field): Field =>
            field.name === 'year' && field.kind === 'number' ? { ...field, value: String(yearOf(asker.today)) } : field,
        ),
        irregularMoneyField(context),
        dayField(context),
      ],
      decode: withReceiver,
    }
  },
}

const standing = (
  { asker }: HouseFormContext,
  about: string,
): { readonly id: AllocationId; readonly allocation: Allocation } | null => {
  const id = allocationId.safeParse(about)
  const allocation = id.success ? asker.state.money.allocations.get(id.data) : undefined
  return !id.success || allocation === undefined || allocation.withdrawn !== null ? null : { id: id.data, allocation }
}

/** Another amount, or definitive after in principle, by a later decision. */
export const changeAllocationForm: HouseForm = {
  path: 'geld/toewijzingen/:about/wijzigen',
  page: moneyTracePage,
  pageTitle: ({ say }) => say('money.trace'),
  prepare: (context, about) => {
    const found = standing(context, about)
    const decisions = finalDecisions(context)
    if (found === null || decisions.length === 0) return null
    const { amount, character, purpose } = found.allocation
    return {
      title: context.view.say('money-form.allocation-change', { purpose }),
      about: null,
      type: 'ChangeAllocation',
      fixed: { allocation: found.id },
      fields: [
        chosen(context, 'decision', 'money-form.decision', decisions),
        amountField(context, { value: typedAmount(toWire(amount)) }),
        chosen(context, 'character', 'money-form.character', characterOptions(context), { value: character }),
        reasonField(context),
        dayField(context),
      ],
    }
  },
}

export const withdrawAllocationForm: HouseForm = {
  path: 'geld/toewijzingen/:about/intrekken',
  page: moneyTracePage,
  pageTitle: ({ say }) => say('money.trace'),
  prepare: (context, about) => {
    const found = standing(context, about)
    const decisions = finalDecisions(context)
    if (found === null || decisions.length === 0) return null
    return {
      title: context.view.say('money-form.allocation-withdraw', { purpose: found.allocation.purpose }),
      about: context.view.say('money-form.allocation-withdraw.about'),
      type: 'WithdrawAllocation',
      fixed: { allocation: found.id },
      fields: [chosen(context, 'decision', 'money-form.decision', decisions), reasonField(context), dayField(context)],
    }
  },
}
