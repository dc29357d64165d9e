type Option = { readonly value: string; readonly label: string }

/** One choice of a filter; the empty choice leaves it open. */
export const FilterSelect = ({
  name,
  label,
  any,
  options,
  value,
}: {
  name: string
  label: string
  any: string
  options: readonly Option[]
  value: string | null | undefined
}): JSX.Element => (
  <div class="field">
    <label for={name} safe>
      {label}
    </label>
    <select id={name} name={name}>
      <option value="" safe>
        {any}
      </option>
      {options.map((option) => (
        <option value={option.value} selected={option.value === value} safe>
          {option.label}
        </option>
      ))}
    </select>
  </div>
)

export const FilterInput = ({
  name,
  type,
  label,
  value,
}: {
  name: string
  type: 'date' | 'search' | 'text' | 'datetime-local' | 'number'
  label: string
  value: string | null | undefined
}): JSX.Element => (
  <div class="field">
    <label for={name} safe>
      {label}
    </label>
    <input type={type} id={name} name={name} value={value ?? ''} />
  </div>
)
