import { useRouteLoaderData } from 'react-router'
import type { loader as rootLoader } from '../root.tsx'
import { TampukManggis } from './motif.tsx'

type Image = {
  url: string
  width: number
  height: number
  alt: string
  /** Lighter ones of the same, the best first. */
  sources?: readonly { type: string; srcset: string }[]
  /** A blur to show meanwhile, as a data URL. */
  placeholder?: string | null | undefined
}

/**
 * Where a picture is from the browser's side. The API names it by the address of the site; a phone on the same network knows the
 * site by another one. A store of its own is known by its own address everywhere.
 */
export const picturePath = ({ url }: Pick<Image, 'url'>, mediaUrl: string | null = null): string =>
  mediaUrl && url.startsWith(`${mediaUrl}/`) ? url : new URL(url).pathname

/** The address of the store that pictures are kept in; null where the site serves them itself. */
export const useMediaUrl = (): string | null => useRouteLoaderData<typeof rootLoader>('root')?.mediaUrl ?? null

/** Every address of a srcset, "https://…/a-480.avif 480w, …", from the browser's side. */
export const pictureSet = (srcset: string, mediaUrl: string | null = null): string =>
  srcset
    .split(', ')
    .map((candidate) => {
      const [url = '', width = ''] = candidate.split(' ')
      return `${picturePath({ url }, mediaUrl)} ${width}`.trim()
    })
    .join(', ')

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
}) => {
  const mediaUrl = useMediaUrl()
  if (!image) {
    return (
      <div className="grid aspect-square w-full place-items-center bg-sand">
        <TampukManggis className="w-1/3 text-hairline" />
      </div>
    )
  }
  return (
    <div className="relative aspect-square w-full overflow-hidden bg-sand">
      {image.placeholder && (
        <img
          src={image.placeholder}
          alt=""
          aria-hidden="true"
          className="absolute inset-0 size-full scale-110 object-cover blur-lg"
        />
      )}
      <picture>
        {image.sources?.map(({ type, srcset }) => (
          <source key={type} type={type} srcSet={pictureSet(srcset, mediaUrl)} sizes={sizes} />
        ))}
        <img
          src={picturePath(image, mediaUrl)}
          width={image.width}
          height={image.height}
          alt={decorative ? '' : image.alt}
          loading={first ? 'eager' : 'lazy'}
          fetchPriority={first ? 'high' : undefined}
          decoding="async"
          className="relative size-full object-cover"
        />
      </picture>
    </div>
  )
}
