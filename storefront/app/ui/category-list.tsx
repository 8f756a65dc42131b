import { LocalLink } from './local-link.tsx'
import { TampukManggis } from './motif.tsx'

/** One small drawing for each category that the programme knows; a category of later gets the mangosteen star. */
const drawings = new Map([
  ['keripik', 'M6 8L7.5 20.5H16.5L18 8ZM6 8L8 4.5H16L18 8M10 12.5A2 2 0 1 1 10 16.5M14.5 12A1.5 1.5 0 1 1 14.5 15'],
  ['kue-basah', 'M4 14.5L12 18.5L20 14.5V9.5L12 5.5L4 9.5ZM4 9.5L12 13.5L20 9.5M12 13.5V18.5M8 11.5V16.5M16 11.5V16.5'],
  [
    'kue-kering',
    'M12 4.5A7.5 7.5 0 1 1 12 19.5A7.5 7.5 0 1 1 12 4.5M9 9.5V9.6M14.5 9V9.1M15 14V14.1M10 14.5V14.6M12 12V12.1',
  ],
  ['kopi', 'M5 9H16V14A4 4 0 0 1 12 18H9A4 4 0 0 1 5 14ZM16 10.5H18A2 2 0 0 1 18 14.5H16M8 3.5V6M12 3.5V6M5 20.5H16'],
  ['minuman', 'M6.5 7H17.5L16 20.5H8ZM7 11.5H17M12 7L13.5 3.5H16'],
  ['olahan-ikan', 'M3.5 12C6.5 7 13 6 16.5 12C13 18 6.5 17 3.5 12ZM16.5 12L20.5 8V16ZM7.5 11V11.1'],
  ['sambal-bumbu', 'M8.5 8.5C4.5 14 6 19.5 15 20.5C18.5 15 16 9 11.5 7.5ZM10 8L11.5 4M13 4.5L11.5 7.5'],
  [
    'oleh-oleh',
    'M4.5 10.5H19.5V20H4.5ZM3.5 7H20.5V10.5H3.5ZM12 7V20M12 7C9 7 7.5 5.5 8.5 4C9.5 3 11.5 4 12 7C12.5 4 14.5 3 15.5 4C16.5 5.5 15 7 12 7',
  ],
  ['batik', 'M5 4.5H16.5V19.5H5ZM16.5 7.5H19.5V19.5H16.5M10.7 8L12.2 10.5L10.7 13L9.2 10.5ZM10.7 13V16'],
  [
    'kerajinan-kain',
    'M5 10.5C7 8 17 8 19 10.5L20 18.5C17 20.5 7 20.5 4 18.5ZM8.5 8.8V7A3.5 3.5 0 0 1 15.5 7V8.8M5.5 13.5H18.5',
  ],
  ['anyaman', 'M4 9.5H20L18.5 20H5.5ZM8 9.5C8 3 16 3 16 9.5M9 9.5L10 20M15 9.5L14 20M4.7 13H19.3M5.1 16.5H18.9'],
])

/** The categories as large tiles with a drawing and a word. */
export const CategoryList = ({
  categories,
  current,
}: {
  categories: readonly { slug: string; name: string }[]
  current?: string
}) => (
  <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,7.75rem),1fr))] gap-2 sm:grid-cols-3 lg:grid-cols-4">
    {categories.map(({ slug, name }) => (
      <li key={slug}>
        <LocalLink
          to={`/kategori/${slug}`}
          aria-current={slug === current ? 'page' : undefined}
          className="flex h-full min-h-14 items-center gap-3 rounded-card border border-hairline bg-paper px-3 py-2 leading-tight font-semibold hover:border-border hover:bg-sand aria-[current]:border-mengkudu aria-[current]:bg-blush"
        >
          <CategoryDrawing slug={slug} />
          {name}
        </LocalLink>
      </li>
    ))}
  </ul>
)

const CategoryDrawing = ({ slug }: { slug: string }) => {
  const drawing = drawings.get(slug)
  if (!drawing) return <TampukManggis className="size-8 shrink-0 text-mengkudu" />
  return (
    <svg
      viewBox="0 0 24 24"
      className="size-8 shrink-0 text-mengkudu"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={drawing} />
    </svg>
  )
}
