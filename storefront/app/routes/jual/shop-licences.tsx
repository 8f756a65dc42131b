import { useTranslations } from 'use-intl'
import { day } from '../../format.ts'
import type { LicenceOfPageFragment } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { button } from '../../ui/button.ts'
import { Field } from '../../ui/field.tsx'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { Choices, Fold, Select } from '../../ui/work-fields.tsx'
import { ShopSection } from './shop-section.tsx'
import type { ShopAgain } from './shop-steps.ts'

export const LicenceOfPage = graphql(`
  fragment LicenceOfPage on Licence {
    id
    kind
    number
    expiresOn
    status
    productName
    rejection
  }
`)

type Licence = LicenceOfPageFragment

const signs = {
  DECLARED: { icon: 'clock', colour: 'text-kuning-ink' },
  VERIFIED: { icon: 'check', colour: 'text-daun' },
  REJECTED: { icon: 'alert', colour: 'text-mengkudu' },
  EXPIRED: { icon: 'alert', colour: 'text-mengkudu' },
  WITHDRAWN: { icon: 'cross', colour: 'text-muted' },
  SUPERSEDED: { icon: 'folder', colour: 'text-muted' },
} as const satisfies Record<Licence['status'], { icon: IconName; colour: string }>

/** Her licences: buyers see those that somebody else has checked. */
export const ShopLicences = ({
  licences,
  goods,
  licenceId,
  action,
  again,
}: {
  licences: readonly Licence[]
  goods: readonly { id: string; product: { name: string } }[]
  /** Of the one that she may write down next. */
  licenceId: string
  action: string
  again: ShopAgain | undefined
}) => {
  const t = useTranslations('jual.shop.licences')
  const shown = licences.filter(({ status }) => status !== 'WITHDRAWN' && status !== 'SUPERSEDED')
  return (
    <ShopSection id="izin" icon="paper" title={t('title')}>
      <p>{t('how')}</p>
      {shown.length > 0 && (
        <ul className="divide-y divide-hairline">
          {shown.map((licence) => (
            <LicenceRow key={licence.id} licence={licence} action={action} />
          ))}
        </ul>
      )}
      <Fold icon="plus" label={t('add')} open={again !== undefined}>
        <form method="post" action={action} noValidate className="space-y-4">
          <input type="hidden" name="bagian" value="izin" />
          <input type="hidden" name="licenceId" value={licenceId} />
          <Choices
            name="kind"
            legend={t('kind')}
            options={(['NIB', 'SPP_IRT', 'HALAL', 'BPOM_MD'] as const).map((value) => ({
              value,
              label: t(`kinds.${value}.name`),
              explanation: t(`kinds.${value}.what`),
            }))}
            chosen={again?.filled.kind}
            fault={again?.faults.kind}
          />
          <Select
            name="productId"
            label={t('of')}
            hint={t('ofHint')}
            fault={again?.faults.productId}
            defaultValue={again?.filled.productId ?? ''}
          >
            <option value="">{t('ofBusiness')}</option>
            {goods.map(({ id, product }) => (
              <option key={id} value={id}>
                {product.name}
              </option>
            ))}
          </Select>
          <Field
            name="number"
            label={t('number')}
            hint={t('numberHint')}
            maxLength={40}
            autoComplete="off"
            fault={again?.faults.number}
            defaultValue={again?.filled.number}
          />
          <Field
            name="expiresOn"
            type="date"
            label={t('expires')}
            hint={t('expiresHint')}
            optional
            fault={again?.faults.expiresOn}
            defaultValue={again?.filled.expiresOn}
          />
          <button type="submit" className={`${button.primary} w-full sm:w-auto`}>
            <Icon name="check" />
            {t('save')}
          </button>
        </form>
      </Fold>
    </ShopSection>
  )
}

const LicenceRow = ({
  licence: { id, kind, number, productName, status, rejection, expiresOn },
  action,
}: {
  licence: Licence
  action: string
}) => {
  const t = useTranslations('jual.shop.licences')
  const { icon, colour } = signs[status]
  return (
    <li className="space-y-1 py-3">
      <p className="font-bold">
        {t(`kinds.${kind}.name`)} <span className="font-normal">· {productName ?? t('ofBusiness')}</span>
      </p>
      <p className="wrap-anywhere tabular-nums">{number}</p>
      <p className={`flex items-center gap-2 font-semibold ${colour}`}>
        <Icon name={icon} className="size-5 shrink-0" />
        {t(`status.${status}`)}
      </p>
      {rejection && <p>{t('rejection', { reason: rejection })}</p>}
      {expiresOn && <p>{t('until', { day: day(expiresOn) })}</p>}
      {(status === 'DECLARED' || status === 'VERIFIED') && (
        <Fold icon="cross" label={t('withdraw')} of={number}>
          <form method="post" action={action} className="space-y-3 rounded-xl bg-sand p-4">
            <input type="hidden" name="bagian" value="izin" />
            <p>{t('withdrawHow')}</p>
            <button type="submit" name="hapus" value={id} className={button.secondary}>
              <Icon name="cross" />
              {t('withdrawNow')}
              <span className="sr-only"> {number}</span>
            </button>
          </form>
        </Fold>
      )}
    </li>
  )
}
