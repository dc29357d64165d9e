import { Metadata, status } from '@grpc/grpc-js'

export type Method = 'append' | 'read' | 'subscribe'

/** What goes wrong with one call. */
export type Fault =
  /** The call is answered with this status and nothing is done. */
  | { readonly kind: 'unavailable' | 'deadline' | 'access-denied' | 'unknown' }
  | { readonly kind: 'too-large'; readonly most: number }
  | { readonly kind: 'not-leader'; readonly host: string; readonly port: number }
  /** Done, but the answer says unavailable: the caller cannot know. Only for appends. */
  | { readonly kind: 'answer-lost' }
  /** Not done; says that the expected version is wrong although it is right. Only for appends. */
  | { readonly kind: 'wrong-expected-version' }
  /** Done as it should, later. */
  | { readonly kind: 'slow'; readonly milliseconds: number }
  /** Never answered, nothing done. */
  | { readonly kind: 'silent' }
  /** Something else happens just before. */
  | { readonly kind: 'first'; readonly run: () => void | Promise<void> }

const STATUS = {
  unavailable: status.UNAVAILABLE,
  deadline: status.DEADLINE_EXCEEDED,
  unknown: status.UNKNOWN,
  'answer-lost': status.UNAVAILABLE,
  'access-denied': status.PERMISSION_DENIED,
  'not-leader': status.NOT_FOUND,
  'too-large': status.INVALID_ARGUMENT,
} as const

/** The gRPC error by which the server reports a fault; null for faults that are not errors. */
export const errorOf = (fault: Fault) => {
  if (!(fault.kind in STATUS)) return null
  const metadata = new Metadata()
  if (fault.kind === 'access-denied') metadata.set('exception', 'access-denied')
  if (fault.kind === 'too-large') {
    metadata.set('exception', 'maximum-append-size-exceeded')
    metadata.set('maximum-append-size', String(fault.most))
  }
  if (fault.kind === 'not-leader') {
    metadata.set('exception', 'not-leader')
    metadata.set('leader-endpoint-host', fault.host)
    metadata.set('leader-endpoint-port', String(fault.port))
  }
  return { code: STATUS[fault.kind as keyof typeof STATUS], details: `scripted: ${fault.kind}`, metadata }
}

/** Faults for the next calls, in order; a call without one is answered as it should. */
export class FaultScript {
  readonly #next = new Map<Method, Fault[]>()

  add(method: Method, fault: Fault, times = 1): void {
    const faults = this.#next.get(method) ?? []
    this.#next.set(method, [...faults, ...Array.from({ length: times }, () => fault)])
  }

  take(method: Method): Fault | null {
    return this.#next.get(method)?.shift() ?? null
  }

  clear(): void {
    this.#next.clear()
  }
}
