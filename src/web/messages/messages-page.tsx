import type { ToldNotice } from '../../notifying/composing.js'
import { inboxPath, preferencesPath } from '../../notifying/paths.js'
import { address } from '../frame/addresses.js'
import { Layout } from '../frame/layout.js'
import { Mark } from '../frame/marks.js'
import type { View } from '../frame/view.js'
import { FilterSelect } from '../registers/filter-fields.js'

export type MessagesProps = {
  view: View
  told: readonly ToldNotice[]
  /** The houses that told this person something. */
  houses: readonly { readonly id: string; readonly name: string }[]
  /** The house that is asked for; null: all. */
  house: string | null
  /** From 1. */
  page: number
  hasMore: boolean
}

const Message = ({ view, one, back }: { view: View; one: ToldNotice; back: string }): JSX.Element => {
  const { say } = view
  const { notice, house, title, lines, because, path } = one
  const unread = notice.readAt === null
  return (
    <li>
      <article aria-labelledby={`bericht-${notice.id}`}>
        <h2 id={`bericht-${notice.id}`} safe>
          {title}
        </h2>
        <p class="when">
          <Mark tone={unread ? 'wait' : 'quiet'} text={say(unread ? 'inbox.new' : 'inbox.read')} />{' '}
          <span safe>{`${house.name}, ${view.moment(notice.recordedAt)}`}</span>
        </p>
        {lines.map((line) => (
          <p safe>{line}</p>
        ))}
        <p class="when" safe>
          {notice.legal ? `${because} ${say('notice.legal')}` : because}
        </p>
        <p>
          <a href={path} safe>
            {say(`inbox.open.${notice.about.kind}`)}
          </a>
        </p>
        {unread && (
          <form method="post" action={`${inboxPath}/gelezen`}>
            <input type="hidden" name="_csrf" value={view.csrf()} />
            <input type="hidden" name="bericht" value={notice.id} />
            <input type="hidden" name="terug" value={back} />
            <button type="submit" class="button button--quiet" aria-describedby={`bericht-${notice.id}`} safe>
              {say('inbox.mark')}
            </button>
          </form>
        )}
      </article>
    </li>
  )
}

/** Everything a person was told, unread first. */
export const MessagesPage = ({ view, told, houses, house, page, hasMore }: MessagesProps): JSX.Element => {
  const { say } = view
  const back = address(inboxPath, { huis: house, pagina: page > 1 ? page : null })
  return (
    <Layout view={view} title={say('inbox.title')} crumbs={[]}>
      <p safe>{say('inbox.about')}</p>
      <p>
        <a href={preferencesPath} safe>
          {say('inbox.preferences')}
        </a>
      </p>
      {houses.length > 1 && (
        <form class="filter" method="get" action={inboxPath}>
          <FilterSelect
            name="huis"
            label={say('inbox.filter')}
            any={say('inbox.every-house')}
            options={houses.map(({ id, name }) => ({ value: id, label: name }))}
            value={house}
          />
          <button type="submit" class="button" safe>
            {say('page.show')}
          </button>
        </form>
      )}
      {told.length === 0 ? (
        <p safe>{say('inbox.none')}</p>
      ) : (
        <>
          {view.unread > 0 && (
            <form method="post" action={`${inboxPath}/gelezen`}>
              <input type="hidden" name="_csrf" value={view.csrf()} />
              <input type="hidden" name="huis" value={house ?? ''} />
              <input type="hidden" name="terug" value={back} />
              <button type="submit" class="button" safe>
                {say('inbox.mark-all')}
              </button>
            </form>
          )}
          <ol class="timeline">
            {told.map((one) => (
              <Message view={view} one={one} back={back} />
            ))}
          </ol>
        </>
      )}
      {(page > 1 || hasMore) && (
        <p class="pager">
          {page > 1 && (
            <a href={address(inboxPath, { huis: house })} safe>
              {say('page.first')}
            </a>
          )}
          {hasMore && (
            <a href={address(inboxPath, { huis: house, pagina: page + 1 })} rel="next" safe>
              {say('page.next')}
            </a>
          )}
        </p>
      )}
    </Layout>
  )
}
