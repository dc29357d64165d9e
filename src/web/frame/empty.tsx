type Next = { readonly path: string; readonly text: string }

/** A list in which nothing stands yet: what that means, and what to do next: a link for who can do it, else who does. */
export const Empty = ({
  text,
  next,
  otherwise,
}: {
  text: string
  next: readonly Next[]
  /** Who does it, for a reader who cannot. */
  otherwise: string | null
}): JSX.Element => (
  <>
    <p safe>{text}</p>
    {next.length > 0 ? (
      <ul>
        {next.map(({ path, text: label }) => (
          <li>
            <a href={path} safe>
              {label}
            </a>
          </li>
        ))}
      </ul>
    ) : (
      otherwise !== null && <p safe>{otherwise}</p>
    )}
  </>
)
