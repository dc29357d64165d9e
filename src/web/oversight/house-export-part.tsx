import { houseExportFile, verifyPage } from '../frame/addresses.js'
import type { View } from '../frame/view.js'

/** How much everything of a house is: events, documents and their bytes. */
export type HouseExportSize = { readonly events: number; readonly documents: number; readonly bytes: number }

/** What an event takes in the file, with its proof and what the registers say of it, in bytes: as it was measured. */
const BYTES_AN_EVENT = 2_000

const MEGABYTE = 1_000_000

const sizeText = ({ say }: View, { events, documents, bytes }: HouseExportSize): string => {
  const megabytes = Math.max(1, Math.ceil((events * BYTES_AN_EVENT + bytes) / MEGABYTE))
  return say('house-export.size', { events, documents, megabytes })
}

/** Everything of a house as one file: what it holds, how large it is, and how it is checked. */
export const HouseExportPart = ({
  view,
  house,
  size,
}: {
  view: View
  house: { readonly id: string }
  size: HouseExportSize
}): JSX.Element => {
  const { say } = view
  const holds = ['events', 'keys', 'registers', 'files', 'persons'] as const
  return (
    <section aria-labelledby="alles">
      <h2 id="alles" safe>
        {say('house-export.title')}
      </h2>
      <p safe>{say('house-export.intro')}</p>
      <h3 safe>{say('house-export.holds')}</h3>
      <ul>
        {holds.map((one) => (
          <li safe>{say(`house-export.holds.${one}`)}</li>
        ))}
      </ul>
      <p safe>{`${sizeText(view, size)} ${say('house-export.last')}`}</p>
      <p safe>{say('house-export.keep')}</p>
      <ul class="actions">
        <li>
          <a class="button" href={houseExportFile(house.id)} safe>
            {say('house-export.download')}
          </a>
        </li>
        <li>
          <a href={houseExportFile(house.id, { namen: 'nee' })} safe>
            {say('house-export.download.without')}
          </a>
        </li>
      </ul>
      <p>
        <span safe>{say('house-export.check')}</span>{' '}
        <a href={verifyPage} safe>
          {say('house-export.receipts')}
        </a>
      </p>
    </section>
  )
}
