import type { z } from 'zod'
import type { adviceOpinion } from '../../domain/advice/events.js'
import type { Dossier } from '../../domain/dossier/state.js'
import type { OrganId } from '../../domain/shared/identifiers.js'
import type { LocalDate } from '../../domain/shared/time.js'
import type { HouseState } from '../../domain/state.js'

type Titled = { readonly id: string; readonly title: string }

/** What an organ was asked to advise on, and what it advised. */
export type OrganAdvice = {
  /** Asked and not given yet, the soonest deadline first. */
  readonly asked: readonly { readonly dossier: Titled; readonly deadline: string }[]
  /** Given and not taken back, the newest first. */
  readonly given: readonly {
    readonly dossier: Titled
    readonly on: string
    readonly opinion: z.output<typeof adviceOpinion>
  }[]
}

/** Was it neither withdrawn nor closed on this day? */
const goesOn = ({ withdrawal, closings }: Dossier, on: LocalDate): boolean => {
  const last = closings.findLast((closing) => closing.on <= on)
  const closed = last !== undefined && (last.reopened === null || last.reopened.on > on)
  return !closed && (withdrawal === null || withdrawal.on > on)
}

const stands = (advice: { readonly givenOn: string; readonly withdrawn: { readonly on: string } | null }, on: string) =>
  advice.givenOn <= on && (advice.withdrawn === null || advice.withdrawn.on > on)

/** The advice of an organ up to a day. */
export const adviceOf = (state: HouseState, organ: OrganId, on: LocalDate): OrganAdvice => {
  const own = [...state.dossiers.entries()].map(([id, dossier]) => {
    const given = [...dossier.advices.values()].filter(
      (advice) => advice.by.kind === 'organ' && advice.by.organ === organ && stands(advice, on),
    )
    return { titled: { id, title: dossier.title }, dossier, given }
  })
  const asked = own
    .filter(({ dossier }) => goesOn(dossier, on))
    .flatMap(({ titled, dossier, given }) =>
      [...dossier.adviceRequests.entries()]
        .filter(([, { of, requestedOn }]) => of.kind === 'organ' && of.organ === organ && requestedOn <= on)
        .filter(([id]) => !given.some(({ request }) => request === id))
        .map(([, { deadline }]) => ({ dossier: titled, deadline })),
    )
  const given = own.flatMap(({ titled, given: advices }) =>
    advices.map(({ givenOn, opinion }) => ({ dossier: titled, on: givenOn, opinion })),
  )
  return {
    asked: asked.sort((a, b) => a.deadline.localeCompare(b.deadline) || a.dossier.id.localeCompare(b.dossier.id)),
    given: given.sort((a, b) => b.on.localeCompare(a.on) || a.dossier.id.localeCompare(b.dossier.id)),
  }
}
