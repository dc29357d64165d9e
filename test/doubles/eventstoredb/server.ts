import { randomUUID } from 'node:crypto'
import features from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js'
import featuresMessages from '@eventstore/db-client/generated/serverfeatures_pb.js'
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js'
import streams from '@eventstore/db-client/generated/streams_pb.js'
import {
  Server,
  ServerCredentials,
  type ServerReadableStream,
  type ServerUnaryCall,
  type ServerWritableStream,
  type sendUnaryData,
  status,
} from '@grpc/grpc-js'
import { errorOf, type Fault, FaultScript, type Method } from './faults.js'
import { appendAnswer, confirmation, eventAnswer, expectedOf, nameOf, proposedOf, streamNotFound } from './messages.js'
import { createProxy, type Wire } from './proxy.js'
import { filterOf, select } from './reading.js'
import { StreamsInMemory } from './streams-in-memory.js'

type AppendCall = ServerReadableStream<streams.AppendReq, streams.AppendResp>
type ReadCall = ServerWritableStream<streams.ReadReq, streams.ReadResp>

/**
 * A double of EventStoreDB's protocol, not a server: it speaks the gRPC messages the store sends, keeps streams in
 * memory, and fails on command. It shows how the store behaves towards those messages; only a real server can show
 * that EventStoreDB behaves like this.
 */
export class EventStoreDbDouble {
  readonly kept = new StreamsInMemory()
  readonly faults = new FaultScript()
  /** Calls answered or refused so far. */
  readonly calls = { append: 0, read: 0, subscribe: 0, batchAppend: 0 }
  readonly #server = new Server({ 'grpc.max_receive_message_length': 64 * 1024 * 1024 })

  private constructor(private readonly openProxy: (port: number) => Promise<Wire>) {}

  static async start(): Promise<EventStoreDbDouble> {
    const double = new EventStoreDbDouble(createProxy)
    await double.#listen()
    return double
  }

  #proxy: Wire | null = null

  get wire(): Wire {
    if (this.#proxy === null) throw new Error('the double is not started')
    return this.#proxy
  }

  get url(): string {
    return `esdb://127.0.0.1:${this.wire.port}?tls=false&keepAliveInterval=-1`
  }

  /** An event as another application would write it. */
  writeForeign(stream: string, type = 'SomethingElse', metadata: unknown = { app: 'another' }): void {
    this.kept.write(stream, 'any', [
      {
        id: randomUUID(),
        type,
        contentType: 'application/json',
        data: new Uint8Array(Buffer.from('{}')),
        metadata: new Uint8Array(Buffer.from(JSON.stringify(metadata))),
      },
    ])
  }

  async close(): Promise<void> {
    this.#server.forceShutdown()
    await this.wire.close()
  }

  async #listen(): Promise<void> {
    this.#server.addService(StreamsService, {
      append: (call: AppendCall, callback: sendUnaryData<streams.AppendResp>) => this.#append(call, callback),
      read: (call: ReadCall) => {
        void this.#read(call)
      },
      batchAppend: (call: { emit: (event: 'error', error: object) => void }) => {
        this.calls.batchAppend += 1
        call.emit('error', { code: status.UNIMPLEMENTED, details: 'the double takes no batches' })
      },
      delete: unimplemented,
      tombstone: unimplemented,
    })
    // As a server does it says that it takes batches, so that a client that would use them is seen to.
    this.#server.addService(features.ServerFeaturesService, {
      getSupportedMethods: (_: unknown, callback: sendUnaryData<featuresMessages.SupportedMethods>) => {
        const batch = new featuresMessages.SupportedMethod()
        batch.setServiceName('event_store.client.streams.Streams')
        batch.setMethodName('BatchAppend')
        callback(null, new featuresMessages.SupportedMethods().setMethodsList([batch]))
      },
    })
    const port = await new Promise<number>((resolve, reject) => {
      this.#server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
        error === null ? resolve(bound) : reject(error),
      )
    })
    this.#proxy = await this.openProxy(port)
  }

  #append(call: AppendCall, callback: sendUnaryData<streams.AppendResp>): void {
    this.calls.append += 1
    const messages: streams.AppendReq[] = []
    call.on('data', (message: streams.AppendReq) => messages.push(message))
    call.on('error', () => undefined)
    call.on('end', () => {
      void this.#answerAppend(messages, callback)
    })
  }

  async #answerAppend(
    messages: readonly streams.AppendReq[],
    callback: sendUnaryData<streams.AppendResp>,
  ): Promise<void> {
    const fault = this.faults.take('append')
    if (!(await this.#passes(fault))) return
    const error = fault === null ? null : errorOf(fault)
    if (error !== null && fault?.kind !== 'answer-lost') return callback(error)
    const options = messages[0]?.getOptions() ?? new streams.AppendReq.Options()
    const events = messages
      .slice(1)
      .map((message) => proposedOf(message.getProposedMessage() ?? new streams.AppendReq.ProposedMessage()))
    const stream = nameOf(options.getStreamIdentifier())
    const expected = expectedOf(options)
    if (fault?.kind === 'wrong-expected-version') {
      return callback(null, appendAnswer({ kind: 'wrong-expected-version', actual: 0 }, expected))
    }
    const written = this.kept.write(stream, expected, events)
    return error === null ? callback(null, appendAnswer(written, expected)) : callback(error)
  }

  async #read(call: ReadCall): Promise<void> {
    const options = call.request.getOptions() ?? new streams.ReadReq.Options()
    const method: Method = options.hasSubscription() ? 'subscribe' : 'read'
    this.calls[method] += 1
    const fault = this.faults.take(method)
    if (!(await this.#passes(fault))) return
    const error = fault === null ? null : errorOf(fault)
    if (error !== null) {
      call.emit('error', error)
      return
    }
    if (method === 'subscribe') return this.#subscribe(call, options)
    const events = select(this.kept, options)
    if (events === null) call.write(streamNotFound(nameOf(options.getStream()?.getStreamIdentifier())))
    for (const event of events ?? []) call.write(eventAnswer(event))
    call.end()
  }

  #subscribe(call: ReadCall, options: streams.ReadReq.Options): void {
    if (options.getAll()?.hasEnd() !== true) throw new Error('the double subscribes only from the end of $all')
    const matches = filterOf(options)
    call.write(confirmation(randomUUID()))
    const stop = this.kept.onWritten((event) => {
      if (matches(event)) call.write(eventAnswer(event))
    })
    call.on('cancelled', stop)
    call.on('close', stop)
  }

  /** Plays the faults that are not an error; false when the call is never to be answered. */
  async #passes(fault: Fault | null): Promise<boolean> {
    if (fault?.kind === 'silent') return false
    if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.milliseconds))
    if (fault?.kind === 'first') await fault.run()
    return true
  }
}

const unimplemented = (_: ServerUnaryCall<unknown, unknown>, callback: sendUnaryData<unknown>): void =>
  callback({ code: status.UNIMPLEMENTED, details: 'not part of the double' })
