import type { HouseSummary } from '../../../projections/houses/answers.js'
import { domainEvents } from '../../domain/events.js'
import { encodeBase64 } from '../../verifying/base64.js'
import { cosignedAt, type ProvenReceipt } from '../../verifying/verify-receipt.js'
import { dossierPage, verifyPage } from '../frame/addresses.js'
import { Layout } from '../frame/layout.js'
import { Mark } from '../frame/marks.js'
import type { View } from '../frame/view.js'

type Props = { view: View; proven: ProvenReceipt }

/** How an event type is called; its own name when this version does not know it. */
const typeText = ({ say }: View, type: string): string => {
  const known = domainEvents.find((definition) => definition.type === type)
  return known === undefined ? type : say(`word.event.${known.type}`)
}

const Recorded = ({ view, proven: { event, checkpoint } }: Props): JSX.Element => {
  const { say } = view
  const place = say('proof.position.of', { position: String(event.position), size: String(checkpoint.size) })
  const facts = [
    [say('proof.type'), typeText(view, event.type)],
    [say('proof.day'), view.day(event.effectiveOn)],
    [say('proof.recorded-at'), view.moment(event.recordedAt)],
    [say('proof.position'), place],
    [say('proof.event'), event.id],
  ] as const
  return (
    <section aria-labelledby="vastgelegd">
      <h2 id="vastgelegd" safe>
        {say('proof.recorded')}
      </h2>
      <dl class="facts">
        {facts.map(([name, text]) => (
          <>
            <dt safe>{name}</dt>
            <dd safe>{text}</dd>
          </>
        ))}
      </dl>
      <details>
        <summary safe>{say('proof.content')}</summary>
        <pre class="prose card" safe>
          {JSON.stringify(event.data, null, 2)}
        </pre>
      </details>
    </section>
  )
}

const witnessTexts = ({ view, proven }: Props): readonly { readonly text: string; readonly cosigned: boolean }[] => [
  ...proven.cosignatures.map((cosignature) => {
    const at = cosignedAt(cosignature)
    const moment = at === null ? String(cosignature.timestamp) : view.moment(new Date(at).toISOString())
    return { text: view.say('proof.witness.cosigned', { witness: cosignature.witness, moment }), cosigned: true }
  }),
  ...proven.missingWitnesses.map((witness) => ({
    text: view.say('proof.witness.missing', { witness }),
    cosigned: false,
  })),
]

const SignedLog = (props: Props): JSX.Element => {
  const { view, proven } = props
  const { say } = view
  const { origin, size, root } = proven.checkpoint
  const witnesses = witnessTexts(props)
  return (
    <section aria-labelledby="logboek">
      <h2 id="logboek" safe>
        {say('proof.log')}
      </h2>
      <p safe>{say('proof.log.signed', { origin, size: Number(size) })}</p>
      <dl class="facts">
        <dt safe>{say('proof.root')}</dt>
        <dd safe>{encodeBase64(root)}</dd>
        <dt safe>{say('proof.key')}</dt>
        <dd safe>{proven.verifierKey}</dd>
      </dl>
      <h3 safe>{say('proof.witnesses')}</h3>
      {witnesses.length === 0 ? (
        <p safe>{say('proof.witness.none')}</p>
      ) : (
        <ul>
          {witnesses.map(({ text, cosigned }) => (
            <li>
              <Mark tone={cosigned ? 'good' : 'wait'} text={text} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const Keep = ({ view: { say }, proven: { event } }: Props): JSX.Element => (
  <section aria-labelledby="bewaren">
    <h2 id="bewaren" safe>
      {say('proof.keep')}
    </h2>
    <p safe>{say('proof.verify.how')}</p>
    <ul class="actions">
      <li>
        <a class="button" href={`/api/events/${event.id}/receipt`} safe>
          {say('proof.download.receipt')}
        </a>
      </li>
    </ul>
    <p>
      <a href={verifyPage} safe>
        {say('proof.verify')}
      </a>
    </p>
    <p>
      <a href={`/api/events/${event.id}/proof`} safe>
        {say('proof.download.tlog-proof')}
      </a>
    </p>
  </section>
)

/** What is recorded of one event, that it stands in the signed log, and its receipt. */
export const ProofPage = ({ view, house, proven }: Props & { house: HouseSummary }): JSX.Element => {
  const { dossier } = proven.event.data
  const crumbs =
    typeof dossier === 'string'
      ? [{ path: dossierPage(house.id, dossier), text: view.say('page.back-to-dossier') }]
      : []
  return (
    <Layout
      view={view}
      title={view.say('proof.title', { type: typeText(view, proven.event.type) })}
      house={house}
      crumbs={crumbs}
    >
      <p safe>{view.say('proof.intro')}</p>
      <Recorded view={view} proven={proven} />
      <SignedLog view={view} proven={proven} />
      <Keep view={view} proven={proven} />
    </Layout>
  )
}
