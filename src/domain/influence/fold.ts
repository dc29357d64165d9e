import { List } from 'immutable'
import type { Adviser } from '../advice/events.js'
import type { Contributor } from '../contribution/events.js'
import type { AttributedChange, Prompt } from '../dossier/events.js'
import type { DomainEvent } from '../events.js'
import type { Happened } from '../shared/event.js'
import type { DossierId } from '../shared/identifiers.js'
import {
  contributionKey,
  type InfluenceRecord,
  type Input,
  type InputKey,
  type PlacedAct,
  pointKey,
  type Version,
} from './record.js'

const placed = ({ id, effectiveOn, revision }: Happened<DomainEvent>): PlacedAct => ({
  event: id,
  on: effectiveOn,
  revision,
})

const keyOf = (prompt: Prompt): InputKey =>
  prompt.kind === 'contribution' ? contributionKey(prompt.contribution) : pointKey(prompt.advice, prompt.point)

const changeOf = ({ part, promptedBy, why }: AttributedChange) => ({ part, from: promptedBy.map(keyOf), why })

const contributorOf = (by: Adviser): Contributor =>
  by.kind === 'organ' ? { kind: 'organ', organ: by.organ } : { kind: 'partner', partner: by.partner }

const withInput = (record: InfluenceRecord, input: Input): InfluenceRecord => ({
  ...record,
  inputs: record.inputs.set(input.key, input),
})

const changeInput = (record: InfluenceRecord, key: InputKey, change: Partial<Input>): InfluenceRecord => {
  const input = record.inputs.get(key)
  return input === undefined ? record : withInput(record, { ...input, ...change })
}

const withVersion = (record: InfluenceRecord, dossier: DossierId, version: Version): InfluenceRecord => ({
  ...record,
  versions: record.versions.update(dossier, List<Version>(), (versions) => versions.push(version)),
})

const fresh = { origin: null, takenUp: null, answer: null, withdrawn: null } as const

const foldFact = (record: InfluenceRecord, event: Happened<DomainEvent>): InfluenceRecord => {
  switch (event.type) {
    case 'SignalGiven': {
      const { signal, from, text, origin } = event.data
      const key = contributionKey(signal)
      return withInput(record, {
        ...fresh,
        key,
        kind: 'signal',
        dossier: null,
        from,
        text,
        about: { kind: 'whole' },
        advice: null,
        given: placed(event),
        origin,
      })
    }
    case 'SignalTakenUp':
      return changeInput(record, contributionKey(event.data.signal), {
        dossier: event.data.dossier,
        takenUp: placed(event),
      })
    case 'SignalAnswered': {
      const { signal, by, verdict, reason, passedTo } = event.data
      const answer = { ...placed(event), by, verdict, reason, passedTo, inVersion: null }
      return changeInput(record, contributionKey(signal), { answer })
    }
    case 'ContributionGiven': {
      const { contribution, dossier, from, text, about, origin } = event.data
      const key = contributionKey(contribution)
      // A signal that was taken up goes on under its own id, from the day it was first given.
      const signal = record.inputs.get(key)
      if (signal !== undefined) return withInput(record, { ...signal, kind: 'contribution', dossier, about })
      return withInput(record, {
        ...fresh,
        key,
        kind: 'contribution',
        dossier,
        from,
        text,
        about,
        advice: null,
        given: placed(event),
        origin,
      })
    }
    case 'ContributionAnswered': {
      const { contribution, by, verdict, reason, inVersion, passedTo } = event.data
      const answer = { ...placed(event), by, verdict, reason, inVersion, passedTo }
      return changeInput(record, contributionKey(contribution), { answer })
    }
    case 'AdviceGiven': {
      const { advice, dossier, by, opinion, points, heard, minority } = event.data
      const given = placed(event)
      const told = minority.map((view) => ({ from: view.from, opinion: view.opinion }))
      const advices = record.advices.set(advice, {
        dossier,
        by,
        opinion,
        given,
        heard,
        minority: told,
        withdrawn: false,
      })
      return points.reduce<InfluenceRecord>(
        (before, { number, text }) =>
          withInput(before, {
            ...fresh,
            key: pointKey(advice, number),
            kind: 'advice-point',
            dossier,
            from: contributorOf(by),
            text,
            about: { kind: 'whole' },
            advice: { id: advice, point: number, opinion },
            given,
          }),
        { ...record, advices },
      )
    }
    case 'AdviceWithdrawn': {
      const { advice: id } = event.data
      const advice = record.advices.get(id)
      if (advice === undefined) return record
      const withdrawn = placed(event)
      const inputs = record.inputs.map((input) =>
        input.advice?.id === id && input.answer === null ? { ...input, withdrawn } : input,
      )
      return { ...record, inputs, advices: record.advices.set(id, { ...advice, withdrawn: true }) }
    }
    case 'AdvicePointAnswered': {
      const { advice, point, by, verdict, reason, inVersion, passedTo } = event.data
      const answer = { ...placed(event), by, verdict, reason, inVersion, passedTo }
      return changeInput(record, pointKey(advice, point), { answer })
    }
    case 'ProposalSubmitted': {
      const { dossier, version, by, content } = event.data
      return withVersion(record, dossier, {
        ...placed(event),
        version,
        by,
        content,
        explanation: null,
        from: [],
        changes: [],
      })
    }
    case 'ProposalRevised': {
      const { dossier, version, by, content, promptedBy, changes, explanation } = event.data
      return withVersion(record, dossier, {
        ...placed(event),
        version,
        by,
        content,
        explanation,
        from: promptedBy.map(keyOf),
        changes: changes.map(changeOf),
      })
    }
    default:
      return record
  }
}

/** What the record of influence becomes by one more event of the house. */
export const foldInfluence = (record: InfluenceRecord, event: Happened<DomainEvent>): InfluenceRecord => {
  const next = foldFact(record, event)
  return { ...next, revisions: next.revisions.set(event.id, event.revision) }
}
