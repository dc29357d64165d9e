const remainder = (digits: string): number => Number(BigInt(digits) % 97n)

/** A Belgian IBAN of an account that nobody has, from the ten digits it begins with. */
export const belgianAccount = (ten: string): string => {
  const number = `${ten}${String(remainder(ten) || 97).padStart(2, '0')}`
  return `BE${String(98 - remainder(`${number}111400`)).padStart(2, '0')}${number}`
}

/** Twelve digits with a correct check, from the ten they begin with. */
export const structuredDigits = (ten: string): string => `${ten}${String(remainder(ten) || 97).padStart(2, '0')}`
