import { useTranslations } from 'use-intl'
import { today } from '../../calendar.ts'
import { day } from '../../format.ts'
import type { ShopOpeningOfPageFragment } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { button } from '../../ui/button.ts'
import { Field } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Fold } from '../../ui/work-fields.tsx'
import { ShopSection } from './shop-section.tsx'
import type { ShopAgain } from './shop-steps.ts'

export const ShopOpeningOfPage = graphql(`
  fragment ShopOpeningOfPage on Business {
    slug
    paused
    pausedUntil
    pauseNote
  }
`)

/**
 * Open or not, in one tap.
 *
 * @param shop null for a business that has sold elsewhere so far
 */
export const ShopOpening = ({
  shop,
  action,
  again,
}: {
  shop: ShopOpeningOfPageFragment | null
  action: string
  again: ShopAgain | undefined
}) => {
  const t = useTranslations('jual.shop.opening')
  return (
    <ShopSection id="buka-tutup" icon="shop" title={t(shop ? (shop.paused ? 'closed' : 'open') : 'notYet')}>
      {!shop && <Start action={action} />}
      {shop?.paused && <Resume shop={shop} action={action} />}
      {shop && !shop.paused && <Pause action={action} again={again} />}
      {shop && (
        <a href={`/usaha/${shop.slug}`} className={button.quiet}>
          <Icon name="search" />
          {t('look')}
        </a>
      )}
    </ShopSection>
  )
}

const Start = ({ action }: { action: string }) => {
  const t = useTranslations('jual.shop.opening')
  return (
    <form method="post" action={action} className="space-y-3">
      <input type="hidden" name="bagian" value="buka-tutup" />
      <p>{t('startHow')}</p>
      <button type="submit" name="langkah" value="mulai" className={`${button.primary} w-full sm:w-auto`}>
        <Icon name="shop" />
        {t('start')}
      </button>
    </form>
  )
}

const Resume = ({ shop: { pausedUntil, pauseNote }, action }: { shop: ShopOpeningOfPageFragment; action: string }) => {
  const t = useTranslations('jual.shop.opening')
  return (
    <form method="post" action={action} className="space-y-3">
      <input type="hidden" name="bagian" value="buka-tutup" />
      <p>{pausedUntil ? t('until', { day: day(pausedUntil) }) : t('untilOpened')}</p>
      {pauseNote && <p className="rounded-xl bg-honey p-3 wrap-anywhere">{pauseNote}</p>}
      <button type="submit" name="langkah" value="buka" className={`${button.primary} w-full sm:w-auto`}>
        <Icon name="play" />
        {t('resume')}
      </button>
    </form>
  )
}

const Pause = ({ action, again }: { action: string; again: ShopAgain | undefined }) => {
  const t = useTranslations('jual.shop.opening')
  return (
    <>
      <form method="post" action={action} className="space-y-3">
        <input type="hidden" name="bagian" value="buka-tutup" />
        <p>{t('pauseHow')}</p>
        <button type="submit" name="langkah" value="tutup" className={`${button.secondary} w-full sm:w-auto`}>
          <Icon name="pause" />
          {t('pause')}
        </button>
      </form>
      <Fold icon="clock" label={t('pauseUntil')} open={again !== undefined}>
        <form method="post" action={action} noValidate className="space-y-4 rounded-xl bg-sand p-4">
          <input type="hidden" name="bagian" value="buka-tutup" />
          <Field
            name="until"
            type="date"
            label={t('lastDay')}
            min={today().toString()}
            optional
            fault={again?.faults.until}
            defaultValue={again?.filled.until}
          />
          <Field
            name="note"
            label={t('note')}
            hint={t('noteHint')}
            maxLength={140}
            optional
            fault={again?.faults.note}
            defaultValue={again?.filled.note}
          />
          <button type="submit" name="langkah" value="tutup" className={`${button.secondary} w-full`}>
            <Icon name="pause" />
            {t('pauseThen')}
          </button>
        </form>
      </Fold>
    </>
  )
}
