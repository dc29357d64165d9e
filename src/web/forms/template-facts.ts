import { subjectPath } from '../../domain/house/subject.js'
import { localDate } from '../../domain/shared/time.js'
import type { TemplateFacts } from '../../domain/template/fill.js'
import type { TemplatePurpose } from '../../domain/template/places.js'
import { findAdvice, partyText } from '../dossier/words.js'
import { subjectLabel } from '../frame/subjects.js'
import type { ActContext } from './act.js'
import type { Field, Typed } from './fields.js'
import { answerFields, organOptions, partnersOfToday } from './shared-fields.js'
import { offerOf, type TemplateOffer } from './templates.js'

const typedIn = (typed: Typed | null, name: string): string => {
  const text = typed?.[name]
  return typeof text === 'string' ? text : ''
}

/** The organ, or the partner, in whose name the form is filled in; the only one there is when nothing was chosen. */
const actsAs = (context: ActContext, typed: Typed | null): string | null => {
  const organs = organOptions(context)
  const id = (typedIn(typed, 'organ') || typedIn(typed, 'by')).replace(/^(organ|partner):/, '')
  if (id === '') return organs.length === 1 ? (organs[0]?.label ?? null) : null
  return [...organs, ...partnersOfToday(context)].find(({ value }) => value === id)?.label ?? null
}

const dayIn = ({ view }: ActContext, typed: Typed | null): string => {
  const day = localDate.safeParse(typedIn(typed, 'effectiveOn'))
  return view.day(day.success ? day.data : view.today)
}

/** How the votes fell in the ballot that was chosen, or else in the last one on the newest version. */
const votes = ({ view, story }: ActContext, typed: Typed | null): string | null => {
  const chosen = typed?.ballot
  const ballots = story.ballots.filter(
    ({ closed, proposalVersion }) => closed !== null && proposalVersion === story.newestVersion,
  )
  const ballot = typeof chosen === 'string' ? ballots.find(({ id }) => id === chosen) : ballots.at(-1)
  const tally = ballot?.closed?.tally
  return tally === undefined
    ? null
    : view.say('template.vote', { for: tally.for, against: tally.against, abstain: tally.abstain })
}

/** Who gave the input, or the advice, that the form answers. */
const giver = ({ view, story, about }: ActContext): string | null => {
  const [id = ''] = (about ?? '').split(':')
  const party = story.contributions.find((given) => given.id === id)?.from ?? findAdvice(story, id)?.by
  return party === undefined ? null : partyText(view, party)
}

/** An amount as someone would type it in a text: with a space that one can search for. */
const typedMoney = ({ view }: ActContext, amount: number): string => view.money(amount).replaceAll('\u00a0', ' ')

/** What the dossier says for the places of a template, with what was typed in the form. */
const factsOf =
  (context: ActContext): TemplateOffer['facts'] =>
  (typed): TemplateFacts => {
    const { view, house, story } = context
    const newest = story.versions.at(-1)
    const amount = newest?.amountCents ?? story.amountCents
    return {
      huis: house.name,
      orgaan: actsAs(context, typed),
      datum: dayIn(context, typed),
      titel: newest?.title ?? story.title,
      onderwerp: subjectLabel(view, house.ownSubjects, story.subject),
      bedrag: amount === null ? null : typedMoney(context, amount),
      begunstigde: newest?.beneficiary?.name ?? null,
      versie: newest === undefined ? null : String(newest.version),
      stemming: votes(context, typed),
      indiener: giver(context),
    }
  }

/** The templates that a field of a form about a dossier offers. */
export const dossierTemplates = (context: ActContext, purpose: TemplatePurpose): TemplateOffer =>
  offerOf(context.asker, purpose, subjectPath.parse(context.story.subject), factsOf(context))

/** The fields of an answer to input or advice, with templates for its reason. */
export const fieldsOfAnswer = (context: ActContext): readonly Field[] =>
  answerFields(context).map((field) =>
    field.name === 'reason' ? { ...field, templates: dossierTemplates(context, 'answer') } : field,
  )
