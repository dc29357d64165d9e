import type { ToldInput, ToldStep } from '../../application/influence/told.js'
import type { ProposalPart } from '../../domain/dossier/events.js'
import type { Standing } from '../../domain/influence/my-input.js'
import type { Effect } from '../../domain/influence/trail.js'
import type { Tone } from '../frame/marks.js'
import type { View } from '../frame/view.js'

export const partText = ({ say }: View, part: ProposalPart): string =>
  part.kind === 'article' || part.kind === 'consideration'
    ? say(`dossier.part.${part.kind}`, { number: part.number })
    : say(`dossier.part.${part.kind}`)

export const kindText = ({ say }: View, { kind, point }: Pick<ToldInput, 'kind' | 'point'>): string =>
  kind === 'advice-point' ? say('influence.kind.advice-point', { point: point ?? 0 }) : say(`influence.kind.${kind}`)

/** That the dossier was closed without an answer to this input, and why. */
export const leftOpenText = ({ say, day }: View, { on, because }: NonNullable<ToldInput['leftOpen']>): string =>
  because === null
    ? say('influence.answer.left-open', { day: day(on) })
    : say('influence.answer.left-open.because', { day: day(on), because })

export const toneOfEffect: Readonly<Record<Effect, Tone>> = {
  'not-yet': 'wait',
  none: 'quiet',
  'in-proposal': 'wait',
  'not-adopted': 'quiet',
  waiting: 'wait',
  struck: 'quiet',
  final: 'good',
}

const ratified = ({ say }: View, { what, organ }: ToldStep): string => {
  const by = { organ: organ?.name ?? '' }
  switch (what) {
    case 'changed':
      return say('influence.step.changed-by', by)
    case 'struck':
    case 'refused':
    case 'sent-back':
    case 'kept':
      return say(`influence.step.${what}`, by)
    case null:
      return ''
  }
}

/** What happened in a step, in one sentence. */
export const stepText = (view: View, step: ToldStep): string => {
  const { say } = view
  switch (step.kind) {
    case 'changed': {
      const version = step.version ?? 0
      const parts = view.list(step.parts.map((part) => partText(view, part)))
      return parts === ''
        ? say('influence.step.changed', { version })
        : say('influence.step.changed-parts', { version, parts })
    }
    case 'decided':
      return say('influence.step.decided', {
        organ: step.organ?.name ?? '',
        outcome: step.outcome === null ? '' : say(`word.outcome.${step.outcome}`),
        version: step.version ?? 0,
      })
    case 'bekrachtiging':
      return ratified(view, step)
    case 'allocated':
    case 'paid':
      return say(`influence.step.${step.kind}`, { amount: view.money(step.amountCents ?? 0) })
    default:
      return say(`influence.step.${step.kind}`)
  }
}

/** The ways input can stand that are counted in an overview, in their order. */
export const shownStandings: readonly Standing[] = [
  'followed',
  'partly-followed',
  'not-followed',
  'not-applicable',
  'passed-on',
  'open',
]
