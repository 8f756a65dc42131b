import { useLocale, useTranslations } from 'use-intl'
import { day, time } from '../format.ts'
import type { ComplaintParty, ComplaintTalkFragment } from '../graphql/generated/graphql.ts'
import { graphql } from '../graphql/generated/index.ts'
import { Picture } from '../ui/picture.tsx'

export const ComplaintTalk = graphql(`
  fragment ComplaintTalk on Complaint {
    messages {
      id
      author
      authorName
      text
      writtenAt
      images {
        id
        url
        width
        height
        alt
        placeholder
        sources {
          type
          srcset
        }
      }
    }
  }
`)

/**
 * What buyer, seller and officer have written, oldest first.
 *
 * @param self who reads: her own words stand apart
 */
export const ComplaintMessages = ({ complaint, self }: { complaint: ComplaintTalkFragment; self: ComplaintParty }) => {
  const locale = useLocale()
  const forBuyers = useTranslations('purchase.complaint')
  const t = useTranslations('jual.complaints')
  // A buyer reads what each of them is; those who work here read names.
  const writer = (author: ComplaintParty, name: string) => {
    if (self === 'BUYER') return forBuyers(`authors.${author}`)
    return author === self ? t('parties.self') : t(`parties.${author}`, { name })
  }
  return (
    <section aria-label={self === 'BUYER' ? forBuyers('talk') : t('talk')}>
      <ol className="space-y-3">
        {complaint.messages.map(({ id, author, authorName, text, writtenAt, images }) => (
          <li
            key={id}
            className={`space-y-2 rounded-card border p-4 ${author === self ? 'ml-6 border-nila bg-mist' : 'mr-6 border-hairline bg-paper'}`}
          >
            <p className="text-sm">
              <strong>{writer(author, authorName)}</strong> ·{' '}
              <time dateTime={writtenAt}>
                {day(writtenAt, locale)}, {time(writtenAt, locale)}
              </time>
            </p>
            <p className="wrap-anywhere whitespace-pre-line">{text}</p>
            {images.length > 0 && (
              <ul className="grid grid-cols-2 gap-2">
                {images.map((image) => (
                  <li key={image.id} className="overflow-hidden rounded-xl">
                    <Picture image={image} sizes="40vw" />
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
