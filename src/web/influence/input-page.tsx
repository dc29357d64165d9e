import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { ShownAttachment } from '../../application/attachments.js'
import type { ToldInput, ToldTrail } from '../../application/influence/told.js'
import { Voted } from '../dossier/voted.js'
import {
  dossierPage,
  inputPage,
  inputsPage,
  mandatePage,
  proofPage,
  receiptFile,
  verifyPage,
} from '../frame/addresses.js'
import { AttachmentList } from '../frame/attachment-list.js'
import { Layout } from '../frame/layout.js'
import { Table } from '../frame/lists.js'
import { Mark } from '../frame/marks.js'
import type { View } from '../frame/view.js'
import { StepsDrawing, wrapped } from '../pictures/steps-drawing.js'
import { kindText, leftOpenText, partText, stepText, toneOfEffect } from './words.js'

type Props = { view: View; house: HouseSummary; trail: ToldTrail; attachments: readonly ShownAttachment[] }

const Said = ({ view, house, input, attachments }: Omit<Props, 'trail'> & { input: ToldInput }): JSX.Element => {
  const { say, day } = view
  const { about, dossier, from } = input
  return (
    <section class="card">
      <p class="soft" safe>
        {say('influence.from', { from: from.name, day: day(input.givenOn) })}
      </p>
      {about.kind === 'passage' && (
        <p class="soft" safe>
          {say('influence.about.passage', {
            part: partText(view, about.part),
            version: about.version,
            quote: about.quote,
          })}
        </p>
      )}
      <p class="prose" lang="nl" safe>
        {input.text}
      </p>
      <AttachmentList view={view} house={house.id} attachments={attachments} />
      {dossier !== null && (
        <p>
          <a href={dossierPage(house.id, dossier.id)} safe>
            {say('influence.in-dossier', { dossier: dossier.title })}
          </a>
        </p>
      )}
      <p>
        <a class="button" href={receiptFile(input.event)} safe>
          {say('influence.download-receipt')}
        </a>{' '}
        <a href={verifyPage} safe>
          {say('proof.verify')}
        </a>
      </p>
    </section>
  )
}

const Answered = ({ view, house, input }: { view: View; house: HouseSummary; input: ToldInput }): JSX.Element => {
  const { say, day } = view
  const { answer } = input
  if (input.leftOpen !== null) return <p safe>{leftOpenText(view, input.leftOpen)}</p>
  if (answer === null) {
    return <p safe>{say(input.standing === 'withdrawn' ? 'influence.answer.withdrawn' : 'influence.answer.none')}</p>
  }
  const { passedTo } = answer
  return (
    <>
      <p safe>
        {say('influence.answer', {
          organ: answer.by.name,
          day: day(answer.on),
          verdict: say(`word.verdict.${answer.verdict}`),
        })}
      </p>
      {answer.reason !== null && (
        <p class="prose" safe>
          {say('influence.answer.reason', { reason: answer.reason })}
        </p>
      )}
      {passedTo !== null && (
        <p>
          <a href={inputPage(house.id, passedTo.input)} safe>
            {say('influence.answer.passed-to', { to: passedTo.to.name })}
          </a>
        </p>
      )}
      <p>
        <a href={proofPage(house.id, answer.event)} safe>
          {say('influence.step.show-proof')}
        </a>
      </p>
    </>
  )
}

const Path = ({ view, house, trail }: Props): JSX.Element => {
  const { say, day } = view
  const columns = [say('influence.step'), say('influence.step.day'), say('influence.step.proof')]
  return (
    <section aria-labelledby="weg">
      <h2 id="weg" safe>
        {say('influence.path')}
      </h2>
      <p>
        <Mark tone={toneOfEffect[trail.input.effect]} text={say(`influence.effect.${trail.input.effect}`)} />
      </p>
      {trail.input.effect === 'none' && <p safe>{say('influence.path.no-effect')}</p>}
      <div class="chain">
        <StepsDrawing
          id="weg-beeld"
          title={say('picture.path')}
          description={say('picture.path-about', {
            steps: trail.steps.map((step) => `${day(step.on)}: ${stepText(view, step)}`).join('; '),
          })}
          boxes={trail.steps.map((step, index) => ({
            lines: wrapped(stepText(view, step)),
            heavy: index === 0,
            note: index === 0 ? null : day(step.on),
          }))}
        />
        <Table caption={say('influence.path.caption')} columns={columns}>
          {trail.steps.map((step) => (
            <tr>
              <th scope="row" safe>
                {stepText(view, step)}
              </th>
              <td safe>{day(step.on)}</td>
              <td>
                <a
                  href={proofPage(house.id, step.event)}
                  aria-label={say('influence.step.proof-of', { step: stepText(view, step) })}
                  safe
                >
                  {say('influence.step.show-proof')}
                </a>
              </td>
            </tr>
          ))}
        </Table>
      </div>
    </section>
  )
}

const Deciders = ({ view, house, trail }: Props): JSX.Element => {
  const { say, day } = view
  const { dossier } = trail.input
  const columns = [say('influence.organ'), say('influence.decision'), say('influence.mandate'), say('influence.vote')]
  return (
    <section aria-labelledby="wie">
      <h2 id="wie" safe>
        {say('influence.who-decided')}
      </h2>
      {trail.decisions.length === 0 || dossier === null ? (
        <p safe>{say(dossier === null ? 'influence.who-decided.no-dossier' : 'influence.who-decided.none')}</p>
      ) : (
        <Table caption={say('influence.who-decided.caption')} columns={columns}>
          {trail.decisions.map((decision) => (
            <tr>
              <th scope="row" safe>
                {decision.organ.name}
              </th>
              <td>
                <a href={`${dossierPage(house.id, dossier.id)}#besluit-${decision.id}`} safe>
                  {`${say(`word.outcome.${decision.outcome}`)}, ${day(decision.decidedOn)}`}
                </a>
              </td>
              <td>
                {decision.mandate === null ? (
                  <span safe>{say('influence.mandate.none')}</span>
                ) : (
                  <a href={mandatePage(house.id, decision.mandate)} safe>
                    {say('influence.mandate.show')}
                  </a>
                )}
              </td>
              <td>
                {decision.ballot === null ? (
                  <span safe>{say('influence.vote.none')}</span>
                ) : (
                  <a href={`${dossierPage(house.id, dossier.id)}#stemming-${decision.ballot}`} safe>
                    {say('influence.vote.show')}
                  </a>
                )}
                {decision.voted !== null && <Voted view={view} ballot={decision.voted} />}
              </td>
            </tr>
          ))}
        </Table>
      )}
    </section>
  )
}

/** One contribution, signal or point of advice: what was said, what was answered, and where it went. */
export const InputPage = (props: Props): JSX.Element => {
  const { view, house, trail } = props
  const { say } = view
  const { input } = trail
  return (
    <Layout
      view={view}
      title={kindText(view, input)}
      house={house}
      crumbs={[{ path: inputsPage(house.id), text: say('influence.inputs.title') }]}
    >
      <Said view={view} house={house} input={input} attachments={props.attachments} />
      <Answered view={view} house={house} input={input} />
      <Path {...props} />
      <Deciders {...props} />
    </Layout>
  )
}
