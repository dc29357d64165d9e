/** Something with a name: an organ, a partner, a dossier. */
export type Named = { readonly id: string; readonly name: string }

/** Which day a register speaks of, and which knowledge it uses. */
export type InTime = {
  /** The day, `YYYY-MM-DD`; null for every day there ever was or will be. */
  readonly asOf: string | null
  /** Only what had been recorded by this moment, `YYYY-MM-DDThh:mm:ss.sssZ`; null for all that is known now. */
  readonly knownAt: string | null
}

/** A seat as a reader knows it: what the person does, and for whom. Never who it is. */
export type SeatName = { readonly id: string; readonly function: string; readonly partner: Named | null }
