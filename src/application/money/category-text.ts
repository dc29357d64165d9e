import type { MoneyState } from '../../domain/money/state.js'
import { type MoneyCategory, standardCategories } from '../../domain/money/terms.js'
import type { Say } from '../../texts/catalogue.js'

const isStandard = (category: string): category is (typeof standardCategories)[number] =>
  (standardCategories as readonly string[]).includes(category)

/** A category of spending as it is read: the house's own label, or that of the catalogue. */
export const categoryText = (
  { say }: { readonly say: Say },
  money: Pick<MoneyState, 'categories'>,
  category: string,
): string =>
  money.categories.get(category as MoneyCategory) ??
  (isStandard(category) ? say(`word.money-category.${category}`) : category)
