import { FormLinks } from '../acts/parts.js'
import { Fact } from '../dossier/fact.js'
import { Layout } from '../frame/layout.js'
import { Table } from '../frame/lists.js'
import { Mark, StateMark, StatusMark, type Tone, toneOfState, toneOfStatus } from '../frame/marks.js'
import { Notices } from '../frame/notices.js'
import type { View } from '../frame/view.js'
import { FieldsPart } from './fields-part.js'
import { PicturesPart } from './pictures-part.js'

type Props = { view: View }

const colours = [
  'ground',
  'surface',
  'text',
  'text-soft',
  'line',
  'line-soft',
  'accent',
  'good',
  'wait',
  'bad',
] as const
const tones: readonly Tone[] = ['good', 'wait', 'bad', 'quiet']

const keysOf = <Key extends string>(record: Readonly<Record<Key, unknown>>): readonly Key[] =>
  Object.keys(record) as Key[]

const Colours = ({ view: { say } }: Props): JSX.Element => (
  <section aria-labelledby="kleuren">
    <h2 id="kleuren" safe>
      {say('style.colours')}
    </h2>
    <Table caption={say('style.colours-caption')} columns={[say('style.colour'), say('style.name'), say('style.use')]}>
      {colours.map((colour) => (
        <tr>
          <td>
            <span class={`swatch swatch--${colour}`}></span>
          </td>
          <th scope="row" safe>
            {`--${colour}`}
          </th>
          <td safe>{say(`style.colour.${colour}`)}</td>
        </tr>
      ))}
    </Table>
  </section>
)

const Words = ({ view: { say } }: Props): JSX.Element => (
  <section aria-labelledby="titels">
    <h2 id="titels" safe>
      {say('style.headings')}
    </h2>
    <h3 safe>{say('style.heading', { level: 3 })}</h3>
    <h4 safe>{say('style.heading', { level: 4 })}</h4>
    <h5 safe>{say('style.heading', { level: 5 })}</h5>
    <p safe>{say('style.text')}</p>
    <p class="soft" safe>
      {say('style.soft')}
    </p>
  </section>
)

const Links = ({ view: { say } }: Props): JSX.Element => (
  <section aria-labelledby="knoppen">
    <h2 id="knoppen" safe>
      {say('style.links')}
    </h2>
    <p>
      <a href="#knoppen" safe>
        {say('style.link')}
      </a>
    </p>
    <FormLinks links={[{ path: '#knoppen', text: say('style.button') }]} />
    <p>
      <button type="button" class="button" safe>
        {say('style.button')}
      </button>{' '}
      <button type="button" class="button button--quiet" safe>
        {say('style.button-quiet')}
      </button>
    </p>
  </section>
)

const Marks = ({ view }: Props): JSX.Element => {
  const { say } = view
  return (
    <section aria-labelledby="merktekens">
      <h2 id="merktekens" safe>
        {say('style.marks')}
      </h2>
      <p safe>{say('style.marks-intro')}</p>
      <ul class="actions">
        {tones.map((tone) => (
          <li>
            <Mark tone={tone} text={say(`style.mark.${tone}`)} />
          </li>
        ))}
      </ul>
      <h3 safe>{say('style.states')}</h3>
      <ul class="actions">
        {keysOf(toneOfState).map((state) => (
          <li>
            <StateMark view={view} state={state} />
          </li>
        ))}
      </ul>
      <h3 safe>{say('style.status')}</h3>
      <ul class="actions">
        {keysOf(toneOfStatus).map((status) => (
          <li>
            <StatusMark view={view} status={status} />
          </li>
        ))}
      </ul>
      {tones.map((tone) => (
        <div class={`status status--${tone}`}>
          <Mark tone={tone} text={say(`style.mark.${tone}`)} /> <span safe>{say('style.status-text')}</span>
        </div>
      ))}
    </section>
  )
}

const Tables = ({ view }: Props): JSX.Element => {
  const { say, day, money } = view
  const large = [say('register.dossier'), say('register.decided-on'), say('register.state'), say('register.amount')]
  return (
    <section aria-labelledby="tabellen">
      <h2 id="tabellen" safe>
        {say('style.tables')}
      </h2>
      <Table caption={say('style.table-small')} columns={[say('money.what'), say('money.amount')]}>
        {[1, 2].map((number) => (
          <tr>
            <th scope="row" safe>
              {say('style.row', { number })}
            </th>
            <td class="number" safe>
              {money(number * 125_000)}
            </td>
          </tr>
        ))}
      </Table>
      <Table caption={say('style.table-large')} columns={large}>
        {[1, 2].map((number) => (
          <tr>
            <th scope="row" safe>
              {say('style.row', { number })}
            </th>
            <td safe>{day(view.today)}</td>
            <td>
              <StateMark view={view} state="final" />
            </td>
            <td class="number" safe>
              {money(number * 125_000)}
            </td>
          </tr>
        ))}
      </Table>
    </section>
  )
}

const Lists = ({ view: { say } }: Props): JSX.Element => (
  <section aria-labelledby="lijsten">
    <h2 id="lijsten" safe>
      {say('style.lists')}
    </h2>
    <article class="card">
      <h3 safe>{say('style.card')}</h3>
      <dl class="facts">
        <Fact name={say('style.fact')}>
          <span safe>{say('style.text')}</span>
        </Fact>
      </dl>
      <details>
        <summary safe>{say('style.more')}</summary>
        <p safe>{say('style.text')}</p>
      </details>
    </article>
    <article class="card card--bad">
      <h3 safe>{say('style.card-bad')}</h3>
      <p safe>{say('style.text')}</p>
    </article>
    <ul>
      <li safe>{say('style.row', { number: 1 })}</li>
      <li safe>{say('style.row', { number: 2 })}</li>
    </ul>
  </section>
)

/** Every component of the pages in its states, made with the components themselves. */
export const StylePage = ({ view }: Props): JSX.Element => {
  const { say } = view
  return (
    <Layout view={view} title={say('style.title')} terms={['mandate', 'bekrachtiging']}>
      <p safe>{say('style.intro')}</p>
      <Colours view={view} />
      <Words view={view} />
      <Links view={view} />
      <section aria-labelledby="meldingen">
        <h2 id="meldingen" safe>
          {say('style.notices')}
        </h2>
        <Notices notices={[say('style.notice')]} />
      </section>
      <Marks view={view} />
      <FieldsPart view={view} />
      <Tables view={view} />
      <Lists view={view} />
      <PicturesPart view={view} />
    </Layout>
  )
}
