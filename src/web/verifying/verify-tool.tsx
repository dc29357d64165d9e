import { domainEvents } from '../../domain/events.js'
import { paperVerdicts } from '../../verifying/minutes-paper.js'
import { faultCodes } from '../../verifying/not-proven.js'
import { receiptParts } from '../../verifying/verify-receipt.js'
import { Mark } from '../frame/marks.js'
import type { View } from '../frame/view.js'

type Props = { view: View }

/** The sentences the checking script shows; it holds none itself. What it fills in stands in braces. */
const sentencesOf = ({ say }: View): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(faultCodes.map((code) => [`fault.${code}`, say(`verify.fault.${code}`)])),
  ...Object.fromEntries(receiptParts.map((part) => [`part.${part}`, say(`verify.part.${part}`)])),
  ...Object.fromEntries(domainEvents.map(({ type }) => [`event.${type}`, say(`word.event.${type}`)])),
  'unable.not-secure': say('verify.unable.not-secure'),
  'unable.no-ed25519': say('verify.unable.no-ed25519'),
  'witness.cosigned': say('proof.witness.cosigned', { witness: '{witness}', moment: '{moment}' }),
  'witness.missing': say('proof.witness.missing', { witness: '{witness}' }),
  'witness.none': say('proof.witness.none'),
})

const Sentences = ({ view }: Props): JSX.Element => (
  <template id="teksten">
    {Object.entries(sentencesOf(view)).map(([key, text]) => (
      <p data-text={key} safe>
        {text}
      </p>
    ))}
  </template>
)

const Choice = ({ view: { say } }: Props): JSX.Element => (
  <form id="controle" hidden aria-labelledby="controleer">
    <h2 id="controleer" safe>
      {say('verify.tool')}
    </h2>
    <div class="drop" id="sleepvak">
      <p safe>{say('verify.drop')}</p>
      <div class="field">
        <label for="bestand" safe>
          {say('verify.file')}
        </label>
        <input type="file" id="bestand" accept=".json,application/json,.tar,application/x-tar" />
      </div>
      <div class="field">
        <label for="verslag" safe>
          {say('verify.paper')}
        </label>
        <p class="hint" id="verslag-uitleg" safe>
          {say('verify.paper.hint')}
        </p>
        <input type="file" id="verslag" accept=".pdf,application/pdf" aria-describedby="verslag-uitleg" />
      </div>
    </div>
    <div class="field">
      <label for="sleutel" safe>
        {say('verify.key')}
      </label>
      <p class="hint" id="sleutel-uitleg" safe>
        {say('verify.key.hint')}
      </p>
      <input type="text" id="sleutel" aria-describedby="sleutel-uitleg" autocomplete="off" spellcheck="false" />
    </div>
    <p>
      <button type="submit" class="button" safe>
        {say('verify.check')}
      </button>
    </p>
  </form>
)

const Facts = ({ view: { say } }: Props): JSX.Element => {
  const facts = [
    ['file', say('verify.file')],
    ['type', say('proof.type')],
    ['day', say('proof.day')],
    ['recorded', say('proof.recorded-at')],
    ['position', say('proof.position')],
    ['event', say('proof.event')],
    ['house', say('proof.house')],
    ['origin', say('proof.log')],
    ['root', say('proof.root')],
    ['key', say('proof.key')],
  ] as const
  return (
    <dl class="facts">
      {facts.map(([slot, name]) => (
        <>
          <dt safe>{name}</dt>
          <dd data-slot={slot}></dd>
        </>
      ))}
    </dl>
  )
}

const paperTones = { approved: 'good', differs: 'bad', 'not-about-minutes': 'wait' } as const

/** Whether the file that was held against the receipt is the approved minutes. */
const Papers = ({ view: { say } }: Props): JSX.Element => (
  <>
    {paperVerdicts.map((verdict) => (
      <p class="notice" data-paper={verdict} hidden>
        <Mark tone={paperTones[verdict]} text={say(`verify.paper.${verdict}`)} /> <span data-slot="paper"></span>
      </p>
    ))}
  </>
)

const Proven = ({ view }: Props): JSX.Element => {
  const { say } = view
  return (
    <div data-outcome="proven" hidden>
      <p class="status status--good">
        <Mark tone="good" text={say('verify.proven')} /> <span safe>{say('verify.proven.says')}</span>
      </p>
      <Papers view={view} />
      <p data-key="given" hidden safe>
        {say('verify.key.given')}
      </p>
      <p class="notice" data-key="in-receipt" hidden safe>
        {say('verify.key.in-receipt')}
      </p>
      <Facts view={view} />
      <h3 safe>{say('proof.witnesses')}</h3>
      <ul data-list="witnesses"></ul>
      <p class="hint" safe>
        {say('verify.witness.note')}
      </p>
      <h3 safe>{say('proof.content')}</h3>
      <pre class="prose card" data-slot="content"></pre>
    </div>
  )
}

const Refused = ({ view: { say } }: Props): JSX.Element => (
  <div data-outcome="refused" hidden>
    <p class="status status--bad">
      <Mark tone="bad" text={say('verify.refused')} /> <span data-slot="reason"></span>
    </p>
    <dl class="facts">
      <dt safe>{say('verify.file')}</dt>
      <dd data-slot="file"></dd>
      <dt safe>{say('verify.where')}</dt>
      <dd data-slot="where"></dd>
    </dl>
    <p safe>{say('verify.refused.says')}</p>
  </div>
)

const Outcome = ({ view }: Props): JSX.Element => {
  const { say } = view
  return (
    <section id="uitkomst" aria-labelledby="uitkomst-titel" hidden>
      <h2 id="uitkomst-titel" tabindex="-1" safe>
        {say('verify.outcome')}
      </h2>
      <p data-outcome="no-file" hidden safe>
        {say('verify.no-file')}
      </p>
      <p data-outcome="archive" class="status status--wait" hidden>
        <Mark tone="wait" text={say('verify.archive')} /> <span data-slot="archive"></span>{' '}
        <span safe>{say('verify.archive.says')}</span>
      </p>
      <p data-outcome="unable" class="status status--wait" hidden>
        <Mark tone="wait" text={say('verify.unable')} /> <span data-slot="unable"></span>
      </p>
      <Proven view={view} />
      <Refused view={view} />
    </section>
  )
}

/** Where a receipt is dropped and what came of it; shown by the script that does the checking. */
export const VerifyTool = ({ view }: Props): JSX.Element => (
  <>
    <noscript>
      <p class="notice" safe>
        {view.say('verify.no-script')}
      </p>
    </noscript>
    <Choice view={view} />
    <Outcome view={view} />
    <Sentences view={view} />
  </>
)
