/** Something the reader should know about what the page shows. */
export const Notices = ({ notices }: { notices: readonly (string | null)[] }): JSX.Element => (
  <>
    {notices
      .filter((notice) => notice !== null)
      .map((notice) => (
        <p class="notice" role="status" safe>
          {notice}
        </p>
      ))}
  </>
)
