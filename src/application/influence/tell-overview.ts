import type { Standing } from '../../domain/influence/my-input.js'
import { type Deviation, type InfluenceOverview, type InputCounts, medianOf } from '../../domain/influence/overview.js'
import type { Share, VotingPower } from '../../domain/influence/voting-power.js'
import type { MajorityRule } from '../../domain/rule-set/rule-set.js'
import type { SeatId } from '../../domain/shared/identifiers.js'
import type { HouseState } from '../../domain/state.js'

type Named = { readonly id: string; readonly name: string }

export type ToldCounts = {
  readonly contributions: number
  readonly advicePoints: number
  readonly byStanding: Readonly<Record<Standing, number>>
  readonly answered: number
  /** The middle one of the days from giving to answering; null where nothing was answered. */
  readonly medianDaysToAnswer: number | null
}

export type ToldOverview = {
  readonly year: number
  readonly all: ToldCounts
  readonly ofGroups: ToldCounts
  readonly ofOrgans: ToldCounts
  readonly partners: readonly { readonly partner: Named; readonly counts: ToldCounts; readonly heard: boolean }[]
  readonly subjects: readonly { readonly subject: string; readonly counts: ToldCounts }[]
  readonly deviations: readonly {
    readonly kind: Deviation['kind']
    readonly dossier: { readonly id: string; readonly title: string }
    readonly decision: string
    readonly advice: string
  }[]
}

/** Shares are exact: a part of a whole, as whole numbers in text because they outgrow what JSON numbers hold. */
export type ToldShare = { readonly part: string; readonly whole: string; readonly perMille: number }

export type ToldPower = {
  readonly organ: Named
  readonly majority: MajorityRule
  /** Null when there are more voters than are counted exactly. */
  readonly voters:
    | readonly {
        readonly name: string
        readonly partner: Named | null
        readonly seats: number
        readonly weight: number
        readonly swings: string
        readonly banzhaf: ToldShare
        readonly shapleyShubik: ToldShare
      }[]
    | null
  readonly count: number
}

const tellCounts = ({ contributions, advicePoints, byStanding, daysToAnswer }: InputCounts): ToldCounts => ({
  contributions,
  advicePoints,
  byStanding,
  answered: daysToAnswer.length,
  medianDaysToAnswer: medianOf(daysToAnswer),
})

export const tellOverview = (state: HouseState, overview: InfluenceOverview): ToldOverview => ({
  year: overview.year,
  all: tellCounts(overview.all),
  ofGroups: tellCounts(overview.ofGroups),
  ofOrgans: tellCounts(overview.ofOrgans),
  partners: overview.partners.map(({ partner, counts, heard }) => ({
    partner: { id: partner, name: state.partners.get(partner)?.name ?? '' },
    counts: tellCounts(counts),
    heard,
  })),
  subjects: overview.subjects.map(({ subject, counts }) => ({ subject, counts: tellCounts(counts) })),
  deviations: overview.deviations.map(({ kind, dossier, decision, advice }) => ({
    kind,
    dossier: { id: dossier, title: state.dossiers.get(dossier)?.title ?? '' },
    decision,
    advice,
  })),
})

const tellShare = ({ part, whole }: Share): ToldShare => ({
  part: String(part),
  whole: String(whole),
  perMille: whole === 0n ? 0 : Number((part * 2000n + whole) / (whole * 2n)),
})

export const tellPower = (state: HouseState, organ: Named, majority: MajorityRule, power: VotingPower): ToldPower => {
  const seatName = (seat: SeatId | undefined): string =>
    seat === undefined ? '' : (state.seats.get(seat)?.function ?? '')
  return {
    organ,
    majority,
    count: power.kind === 'exact' ? power.voters.length : power.voters,
    voters:
      power.kind === 'too-many-voters'
        ? null
        : power.voters.map(({ seats, partner, weight, swings, banzhaf, shapleyShubik }) => ({
            name: seatName(seats[0]),
            partner: partner === null ? null : { id: partner, name: state.partners.get(partner)?.name ?? '' },
            seats: seats.length,
            weight,
            swings: String(swings),
            banzhaf: tellShare(banzhaf),
            shapleyShubik: tellShare(shapleyShubik),
          })),
  }
}
