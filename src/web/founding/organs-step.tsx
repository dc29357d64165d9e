import { type ReadyMade, readyMadeNames, readyMadeRuleSet } from '../../domain/rule-set/ready-made.js'
import { explainRules, sourceText } from '../../texts/explain-rules.js'
import { Fact } from '../dossier/fact.js'
import type { Values } from '../forms/act.js'
import type { Field, FormError } from '../forms/fields.js'
import { maySetUp } from './may-set-up.js'
import { localGovernmentDecree, type OrganKey, type ProposedOrgan } from './proposals.js'
import { organOf, variantOf } from './proposed.js'
import { dayMustHaveCome, dayPart, textField, textFrom, textGroups } from './shared-parts.js'
import type { Filled, FormGroup, Recorded, Step, StepContext } from './step.js'

type OwnBody = NonNullable<ProposedOrgan['of']>

const isOrganRule = (name: unknown): name is ReadyMade => readyMadeNames.some((known) => known === name)

/** The municipality that the house is set up with: the first it named. */
const placeOf = ({ profile }: StepContext): string => profile.workingArea[0] ?? ''

const nameOf = (context: StepContext, key: OrganKey): string =>
  context.view.say(`founding.organ.${key}`, { place: placeOf(context) })

/** The partner whose own organ it would be; null while it is no partner. */
const ownPartner = ({ partners }: StepContext, body: OwnBody): string | null =>
  partners.find(({ kind, sector }) => (body === 'ocmw' ? sector === 'ocmw' : kind === 'municipality'))?.id ?? null

/** What is proposed and not there yet. */
const missing = (context: StepContext): readonly ProposedOrgan[] => {
  const { state, today } = context.asker
  return variantOf(context.profile).organs.filter(({ key }) => organOf(state, today, key) === null)
}

/** What its proposed rules come to, in plain sentences. */
const Rules = ({ context, proposed }: { context: StepContext; proposed: ProposedOrgan }): JSX.Element => {
  const { say } = context.view
  if (proposed.rules === null) return <p safe>{say('founding.organs.alone')}</p>
  const rules = readyMadeRuleSet(proposed.rules)
  return (
    <details>
      <summary safe>{say('founding.organs.rules-told', { name: rules.name })}</summary>
      <p safe>{sourceText(rules, say)}</p>
      <dl class="facts">
        {explainRules(rules, say).map(({ name, text }) => (
          <Fact name={name}>
            <span safe>{text}</span>
          </Fact>
        ))}
      </dl>
    </details>
  )
}

const groupOf = (context: StepContext, proposed: ProposedOrgan): FormGroup => {
  const { say } = context.view
  const { key, kind, ticked, rules } = proposed
  const name = nameOf(context, key)
  const parts: readonly Field[] = [
    {
      kind: 'check',
      name: `organ.${key}.take`,
      label: say('founding.organs.take', { organ: name }),
      value: ticked ? 'ja' : '',
    },
    { kind: 'line', name: `organ.${key}.name`, label: say('founding.organs.name'), required: true, value: name },
    {
      kind: 'select',
      name: `organ.${key}.rules`,
      label: say('founding.organs.rules'),
      empty: say('founding.organs.rules-none'),
      options: readyMadeNames.map((value) => ({ value, label: readyMadeRuleSet(value).name })),
      value: rules ?? '',
    },
  ]
  return {
    heading: say(`word.organ-kind.${kind}`),
    hint: say(`founding.organ.${key}.about`),
    parts,
    after: <Rules context={context} proposed={proposed} />,
  }
}

/** The lokaal bestuur whose organs are proposed becomes a partner with them: by which name? */
const bodyGroups = (context: StepContext, organs: readonly ProposedOrgan[]): readonly FormGroup[] => {
  const { say } = context.view
  const bodies = [...new Set(organs.flatMap(({ of }) => (of === null ? [] : [of])))]
  const parts = bodies
    .filter((body) => ownPartner(context, body) === null)
    .map(
      (body): Field => ({
        kind: 'line',
        name: `body.${body}`,
        label: say(`founding.body.${body}`),
        hint: say('founding.body.hint'),
        required: true,
        value: say(`founding.partner.${body}`, { place: placeOf(context) }),
      }),
    )
  return parts.length === 0 ? [] : [{ heading: say('founding.body'), parts }]
}

const check = (context: StepContext, values: Values): readonly FormError[] => {
  const { say } = context.view
  const open = missing(context)
  const taken = open.filter(({ key }) => values[`organ.${key}.take`] === true)
  const own = context.organs.some(({ ofPartner }) => ofPartner === null) || taken.some(({ of }) => of === null)
  const [first] = open.filter(({ of }) => of === null)
  return [
    ...dayMustHaveCome(context, values),
    ...(own || first === undefined
      ? []
      : [{ field: `organ.${first.key}.take`, message: say('founding.organs.none-taken') }]),
  ]
}

/** What an organ rests on, and how it decides until it adopts its rules. */
const restsOn = (context: StepContext, { of }: ProposedOrgan, values: Values, rules: ReadyMade | null) => {
  const consensus = rules === null || readyMadeRuleSet(rules).majority === 'consensus'
  const method = consensus ? 'consensus' : 'simple-majority'
  if (of !== null) {
    return { basis: localGovernmentDecree, rule: { method, source: localGovernmentDecree.reference } }
  }
  const source = context.text?.reference ?? values['text.reference']
  return { basis: textFrom(context, values), rule: { method, source } }
}

const record = async (context: StepContext, { values, sender }: Filled): Promise<Recorded> => {
  const { effectiveOn } = values
  const text = textFrom(context, values)
  const partners = new Map<OwnBody, string>()
  const organs = new Map<OrganKey, string>()

  /** The partner whose organ it is; admitted now when it is none yet, null when that was refused. */
  const partnerOf = async (body: OwnBody): Promise<string | null> => {
    const known = ownPartner(context, body) ?? partners.get(body)
    if (known !== undefined) return known
    const answer = await sender.send({
      type: 'AdmitPartner',
      body: {
        effectiveOn,
        name: values[`body.${body}`],
        kind: body === 'ocmw' ? 'public-body' : 'municipality',
        sector: body === 'ocmw' ? 'ocmw' : 'lokaal-bestuur',
        basis: text,
      },
      part: `body-${body}`,
      fieldOf: (path) => (path === 'name' ? `body.${body}` : textField(path)),
    })
    const partner = answer?.created.partner ?? null
    if (partner !== null) partners.set(body, partner)
    return partner
  }

  const adopt = async (key: OrganKey, organ: string, readyMade: ReadyMade): Promise<void> => {
    await sender.send({
      type: 'AdoptReadyMadeRuleSet',
      body: { effectiveOn, organ, readyMade },
      part: `rules-${key}`,
      fieldOf: () => `organ.${key}.rules`,
    })
  }

  const establish = async (proposed: ProposedOrgan): Promise<void> => {
    const { key, kind, of, under } = proposed
    const ofPartner = of === null ? null : await partnerOf(of)
    if (of !== null && ofPartner === null) return
    const { state, today } = context.asker
    const chosen = values[`organ.${key}.rules`]
    const rules = isOrganRule(chosen) ? chosen : null
    const answer = await sender.send({
      type: 'EstablishOrgan',
      body: {
        effectiveOn,
        name: values[`organ.${key}.name`],
        kind,
        parent: under === null ? null : (organs.get(under) ?? organOf(state, today, under)),
        ofPartner,
        ...restsOn(context, proposed, values, rules),
      },
      part: `organ-${key}`,
      fieldOf: (path) => (path === 'name' ? `organ.${key}.name` : textField(path)),
    })
    const organ = answer?.created.organ
    if (organ === undefined) return
    organs.set(key, organ)
    if (rules !== null) await adopt(key, organ, rules)
  }

  // What another tab established meanwhile, or this very form the first time it was sent, is not established twice.
  for (const proposed of missing(context)) {
    if (values[`organ.${proposed.key}.take`] === true) await establish(proposed)
  }
  return { goesTo: null, done: {} }
}

/** The organs of the house and of the lokaal bestuur behind it, each with its rules. */
export const organsStep: Step = {
  slug: 'organen',
  there: ({ organs }) => organs.map(({ name }) => name),
  open: (context) => {
    if (!maySetUp(context.asker)) return null
    const organs = missing(context)
    return {
      groups: [
        ...textGroups(context),
        ...organs.map((proposed) => groupOf(context, proposed)),
        ...bodyGroups(context, organs),
        { heading: null, parts: [dayPart(context, context.house.foundedOn)] },
      ],
      check: (values) => check(context, values),
      record: (filled) => record(context, filled),
      canStay: false,
    }
  },
  closed: ({ view }) => <p safe>{view.say('founding.closed.administrator')}</p>,
}
