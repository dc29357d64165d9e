/** A projection's definition is wrong; the message names the projection, the table and what to change. */
export class InvalidProjection extends Error {
  override readonly name = 'InvalidProjection'
}

/** A row holds a value its column cannot keep. Inside `project` this makes the event a poison event. */
export class UnstorableValue extends Error {
  override readonly name = 'UnstorableValue'
}

/** Another process leads now; nothing of the running transaction was kept. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost'
  constructor() {
    super('Another process has taken over feeding the projections; this one wrote nothing')
  }
}

/** The generation is not what this process believed: another was switched in, or it was abandoned. */
export class GenerationMoved extends Error {
  override readonly name = 'GenerationMoved'
  constructor(projection: string, generation: number) {
    super(`Generation ${generation} of projection ${projection} is no longer the one to write to`)
  }
}

/** Somebody is rebuilding this projection at this moment. */
export class RebuildRefused extends Error {
  override readonly name = 'RebuildRefused'
  constructor(readonly projection: string) {
    super(`Projection ${projection} is being rebuilt already; wait until that rebuild is done and try again`)
  }
}

/** The event a projection stands still before, and why. */
export type Poison = {
  readonly event: string
  readonly type: string
  readonly position: bigint
  readonly reason: string
  /** When it was first met: a UTC instant. */
  readonly since: string
}

/** A rebuild met events it cannot handle. What served before still serves; the other projections were switched. */
export class RebuildStopped extends Error {
  override readonly name = 'RebuildStopped'
  constructor(readonly stopped: ReadonlyMap<string, Omit<Poison, 'since'>>) {
    super(
      [...stopped]
        .map(
          ([projection, poison]) =>
            `Projection ${projection} cannot be rebuilt: event ${poison.event} (${poison.type}, position ${poison.position}) fails: ${poison.reason}`,
        )
        .join('; '),
    )
  }
}

/** The projections had not come to the asked position in time. */
export class ProjectionsBehind extends Error {
  override readonly name = 'ProjectionsBehind'
  constructor(
    readonly wanted: bigint,
    /** Those that are not there yet; with the poison event of one that stands still and so will not come there. */
    readonly behind: readonly {
      readonly projection: string
      readonly position: bigint
      readonly poison: Poison | null
    }[],
  ) {
    super(
      `Not yet at position ${wanted}: ${behind
        .map((one) => `${one.projection} is at ${one.position}${one.poison === null ? '' : ' and stands still there'}`)
        .join(', ')}`,
    )
  }
}
