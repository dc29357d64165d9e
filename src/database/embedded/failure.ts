/** The embedded PostgreSQL cannot start; the message is one sentence for the user, with the remedy. */
export class EmbeddedPostgresFailed extends Error {
  override readonly name = 'EmbeddedPostgresFailed'
}
