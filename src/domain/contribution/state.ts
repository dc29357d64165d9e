export type Contribution = { readonly answered: boolean }
