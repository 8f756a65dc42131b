/** What goods are called, with their kind where there are several. */
export const itemName = ({
  name,
  product,
}: {
  readonly name: string
  readonly product: { readonly name: string }
}): string => (name ? `${product.name} (${name})` : product.name)
