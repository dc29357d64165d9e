import shared from '@eventstore/db-client/generated/shared_pb.js'
import streams from '@eventstore/db-client/generated/streams_pb.js'
import type { Expected, KeptEvent, ProposedEvent, Written } from './streams-in-memory.js'

/** .NET ticks of 100 nanoseconds, since 1970. */
const ticks = (date: Date): string => (BigInt(date.getTime()) * 10_000n).toString()

const identifier = (stream: string): shared.StreamIdentifier =>
  new shared.StreamIdentifier().setStreamName(new Uint8Array(Buffer.from(stream, 'utf8')))

export const nameOf = (stream: shared.StreamIdentifier | undefined): string =>
  Buffer.from(stream?.getStreamName_asU8() ?? []).toString('utf8')

export const expectedOf = (options: streams.AppendReq.Options): Expected => {
  if (options.hasAny()) return 'any'
  if (options.hasNoStream()) return 'no-stream'
  if (options.hasStreamExists()) return 'stream-exists'
  return Number(options.getRevision())
}

export const proposedOf = (message: streams.AppendReq.ProposedMessage): ProposedEvent => ({
  id: message.getId()?.getString() ?? '',
  type: message.getMetadataMap().get('type') ?? '',
  contentType: message.getMetadataMap().get('content-type') ?? '',
  data: message.getData_asU8(),
  metadata: message.getCustomMetadata_asU8(),
})

export const appendAnswer = (written: Written, expected: Expected): streams.AppendResp => {
  if (written.kind === 'written') {
    const position = new streams.AppendResp.Position()
    position.setCommitPosition(written.place.toString())
    position.setPreparePosition(written.place.toString())
    const success = new streams.AppendResp.Success()
    success.setCurrentRevision(written.lastRevision.toString())
    success.setPosition(position)
    return new streams.AppendResp().setSuccess(success)
  }
  const wrong = new streams.AppendResp.WrongExpectedVersion()
  if (written.actual === null) wrong.setCurrentNoStream(new shared.Empty())
  else wrong.setCurrentRevision(written.actual.toString())
  if (expected === 'any') wrong.setExpectedAny(new shared.Empty())
  else if (expected === 'no-stream') wrong.setExpectedNoStream(new shared.Empty())
  else if (expected === 'stream-exists') wrong.setExpectedStreamExists(new shared.Empty())
  else wrong.setExpectedRevision(expected.toString())
  return new streams.AppendResp().setWrongExpectedVersion(wrong)
}

export const eventAnswer = (event: KeptEvent): streams.ReadResp => {
  const recorded = new streams.ReadResp.ReadEvent.RecordedEvent()
  recorded.setId(new shared.UUID().setString(event.id))
  recorded.setStreamIdentifier(identifier(event.stream))
  recorded.setStreamRevision(event.revision.toString())
  recorded.setCommitPosition(event.place.toString())
  recorded.setPreparePosition(event.place.toString())
  recorded.getMetadataMap().set('type', event.type)
  recorded.getMetadataMap().set('content-type', event.contentType)
  recorded.getMetadataMap().set('created', ticks(event.created))
  recorded.setData(event.data)
  recorded.setCustomMetadata(event.metadata)
  const read = new streams.ReadResp.ReadEvent()
  read.setEvent(recorded)
  read.setCommitPosition(event.place.toString())
  return new streams.ReadResp().setEvent(read)
}

export const streamNotFound = (stream: string): streams.ReadResp =>
  new streams.ReadResp().setStreamNotFound(
    new streams.ReadResp.StreamNotFound().setStreamIdentifier(identifier(stream)),
  )

export const confirmation = (id: string): streams.ReadResp =>
  new streams.ReadResp().setConfirmation(new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(id))
