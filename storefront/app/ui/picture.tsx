import { TampukManggis } from './motif.tsx'

type Image = { url: string; width: number; height: number; alt: string }

/** The API names pictures by the address of the site; a phone on the same network knows it by another one. */
export const picturePath = ({ url }: Pick<Image, 'url'>): string => new URL(url).pathname

/**
 * The picture of a product in a square, or a motif where there is none yet.
 *
 * @param sizes how wide it is shown, as in the attribute of that name
 * @param first it is seen at once: load it before the others
 */
export const Picture = ({
  image,
  sizes,
  first = false,
  decorative = false,
}: {
  image: Image | undefined
  sizes: string
  first?: boolean
  /** The words beside it say all that it shows. */
  decorative?: boolean
}) =>
  image ? (
    <img
      src={picturePath(image)}
      width={image.width}
      height={image.height}
      sizes={sizes}
      alt={decorative ? '' : image.alt}
      loading={first ? 'eager' : 'lazy'}
      fetchPriority={first ? 'high' : undefined}
      decoding="async"
      className="aspect-square w-full bg-sand object-cover"
    />
  ) : (
    <div className="grid aspect-square w-full place-items-center bg-sand">
      <TampukManggis className="w-1/3 text-hairline" />
    </div>
  )
