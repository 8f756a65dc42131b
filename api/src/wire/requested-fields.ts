import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql'

// A compiled operation hands the same nodes to each run: what it asks for is read off them once.
const known = new WeakMap<readonly FieldNode[], ReadonlySet<string>>()

/**
 * The fields that an operation asks for below this one, as dotted paths: `nodes`, `nodes.business`, `nodes.business.name`. Fields
 * under @skip or @include count as asked for.
 *
 * @param wrapping left out where a path begins with it, for lists that wrap their nodes
 */
export const requestedFields = (
  { fieldNodes, fragments }: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>,
  wrapping: RegExp,
): ReadonlySet<string> => {
  const remembered = known.get(fieldNodes)
  if (remembered) return remembered
  const paths = new Set<string>()
  const walk = (selections: SelectionSetNode | undefined, prefix: string): void => {
    for (const selection of selections?.selections ?? []) {
      if (selection.kind === Kind.FIELD) {
        paths.add((prefix + selection.name.value).replace(wrapping, ''))
        walk(selection.selectionSet, `${prefix}${selection.name.value}.`)
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        walk(selection.selectionSet, prefix)
      } else {
        walk(fragments[selection.name.value]?.selectionSet, prefix)
      }
    }
  }
  for (const node of fieldNodes) walk(node.selectionSet, '')
  known.set(fieldNodes, paths)
  return paths
}
