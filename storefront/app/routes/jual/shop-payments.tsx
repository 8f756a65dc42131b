import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { PaymentAccountOfPageFragment } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { PhotoField } from '../../photo/photo-field.tsx'
import { button } from '../../ui/button.ts'
import { Field, LongField } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Check, Fold } from '../../ui/work-fields.tsx'
import { ShopSection } from './shop-section.tsx'
import type { ShopAgain } from './shop-steps.ts'
import { useWorkplace } from './use-workplace.ts'

export const PaymentAccountOfPage = graphql(`
  fragment PaymentAccountOfPage on PaymentAccount {
    method
    nmid
    merchantName
    amountFilled
    bank
    accountNumber
    accountHolder
  }
`)

type Account = PaymentAccountOfPageFragment
type Part = { account: Account | undefined; action: string; again: ShopAgain | undefined }

/** Her own QRIS code: what it says, so that she can compare it with her sticker. */
export const ShopQris = ({ account, action, again }: Part) => {
  const t = useTranslations('jual.shop.qris')
  return (
    <ShopSection id="qris" icon="camera" title={t('title')}>
      {account ? (
        <>
          <p>{t('compare')}</p>
          <Facts
            facts={[
              [t('name'), account.merchantName ?? ''],
              [t('nmid'), account.nmid ?? ''],
            ]}
          />
          <AmountSwitch on={account.amountFilled} action={action} />
          <OwnerOnly>
            <Remove section="qris" action={action} label={t('remove')} how={t('removeHow')} />
          </OwnerOnly>
        </>
      ) : (
        <p>{t('none')}</p>
      )}
      <OwnerOnly told>
        <Fold
          icon={account ? 'pencil' : 'plus'}
          label={t(account ? 'change' : 'add')}
          open={!account || again !== undefined}
        >
          <QrisForm action={action} again={again} amountFilled={account?.amountFilled ?? false} />
        </Fold>
      </OwnerOnly>
    </ShopSection>
  )
}

/** Where her money goes is hers to say, whoever helps her. */
const OwnerOnly = ({ told = false, children }: { told?: boolean; children: ReactNode }) => {
  const { own } = useWorkplace()
  const t = useTranslations('jual.shop')
  if (!own.helping) return children
  return told && <p className="font-semibold">{t('moneyOwnerOnly')}</p>
}

/** Whether the amount stands in the code: one tap, and the code stays as it is. */
const AmountSwitch = ({ on, action }: { on: boolean; action: string }) => {
  const t = useTranslations('jual.shop.qris')
  return (
    <div className="space-y-3 rounded-xl bg-honey p-3">
      <p className="flex items-center gap-2 font-semibold">
        <Icon name={on ? 'check' : 'copy'} />
        {t(on ? 'filled' : 'copied')}
      </p>
      <OwnerOnly>
        <form method="post" action={action} className="space-y-3">
          <input type="hidden" name="bagian" value="qris" />
          {!on && <p>{t('amountFilledHow')}</p>}
          <button type="submit" name="langkah" value={on ? 'tanpa-jumlah' : 'isi-jumlah'} className={button.secondary}>
            <Icon name={on ? 'cross' : 'check'} />
            {t(on ? 'turnOff' : 'turnOn')}
          </button>
        </form>
      </OwnerOnly>
    </div>
  )
}

/** A photo of the sticker or the text of the code; of a photo she sees first whose code it is. */
const QrisForm = ({
  action,
  again,
  amountFilled,
}: {
  action: string
  again: ShopAgain | undefined
  amountFilled: boolean
}) => {
  const t = useTranslations('jual.shop.qris')
  const { merchantName, nmid, payload } = again?.filled ?? {}
  if (merchantName && nmid && payload) {
    return (
      <form method="post" action={action} className="space-y-4">
        <input type="hidden" name="bagian" value="qris" />
        <input type="hidden" name="payload" value={payload} />
        <p className="font-bold">{t('isItYours')}</p>
        <Facts
          facts={[
            [t('name'), merchantName],
            [t('nmid'), nmid],
          ]}
        />
        <AmountFilled checked={amountFilled} />
        <div className="flex flex-wrap gap-2">
          <button type="submit" className={button.primary}>
            <Icon name="check" />
            {t('yes')}
          </button>
          <a href={`${action}#qris`} className={button.quiet}>
            <Icon name="cross" />
            {t('no')}
          </a>
        </div>
      </form>
    )
  }
  return (
    <div className="space-y-4">
      <form method="post" action={action} encType="multipart/form-data" noValidate className="space-y-4">
        <input type="hidden" name="bagian" value="qris" />
        <PhotoField name="foto" label={t('photo')} hint={t('photoHint')} fault={again?.faults.foto} />
        <button type="submit" className={`${button.primary} w-full sm:w-auto`}>
          <Icon name="search" />
          {t('read')}
        </button>
      </form>
      <Fold icon="copy" label={t('asText')} open={again?.faults.payload !== undefined}>
        <form method="post" action={action} noValidate className="space-y-4">
          <input type="hidden" name="bagian" value="qris" />
          <LongField
            name="payload"
            label={t('payload')}
            hint={t('payloadHint')}
            rows={4}
            maxLength={600}
            autoComplete="off"
            spellCheck={false}
            fault={again?.faults.payload}
            defaultValue={payload}
          />
          <AmountFilled checked={again ? 'amountFilled' in again.filled : amountFilled} />
          <button type="submit" className={`${button.secondary} w-full sm:w-auto`}>
            <Icon name="check" />
            {t('save')}
          </button>
        </form>
      </Fold>
    </div>
  )
}

/** Off unless she says so: the one who gave her the code may not allow it. */
const AmountFilled = ({ checked }: { checked: boolean }) => {
  const t = useTranslations('jual.shop.qris')
  return (
    <div className="rounded-xl bg-honey p-3">
      <Check
        name="amountFilled"
        label={t('amountFilled')}
        explanation={t('amountFilledHow')}
        defaultChecked={checked}
      />
    </div>
  )
}

/** Her bank account. */
export const ShopBank = ({ account, action, again }: Part) => {
  const t = useTranslations('jual.shop.bank')
  return (
    <ShopSection id="rekening" icon="cash" title={t('title')}>
      {account ? (
        <>
          <Facts
            facts={[
              [t('bank'), account.bank ?? ''],
              [t('number'), account.accountNumber ?? ''],
              [t('holder'), account.accountHolder ?? ''],
            ]}
          />
          <OwnerOnly>
            <Remove section="rekening" action={action} label={t('remove')} how={t('removeHow')} />
          </OwnerOnly>
        </>
      ) : (
        <p>{t('none')}</p>
      )}
      <OwnerOnly told>
        <Fold icon={account ? 'pencil' : 'plus'} label={t(account ? 'change' : 'add')} open={again !== undefined}>
          <form method="post" action={action} noValidate className="space-y-4">
            <input type="hidden" name="bagian" value="rekening" />
            <Field
              name="bank"
              label={t('bank')}
              hint={t('bankHint')}
              maxLength={40}
              fault={again?.faults.bank}
              defaultValue={again?.filled.bank}
            />
            <Field
              name="accountNumber"
              label={t('number')}
              inputMode="numeric"
              autoComplete="off"
              maxLength={40}
              fault={again?.faults.accountNumber}
              defaultValue={again?.filled.accountNumber}
            />
            <Field
              name="accountHolder"
              label={t('holder')}
              hint={t('holderHint')}
              maxLength={80}
              fault={again?.faults.accountHolder}
              defaultValue={again?.filled.accountHolder}
            />
            <button type="submit" className={`${button.primary} w-full sm:w-auto`}>
              <Icon name="check" />
              {t('save')}
            </button>
          </form>
        </Fold>
      </OwnerOnly>
    </ShopSection>
  )
}

const Facts = ({ facts }: { facts: readonly [label: string, value: string][] }) => (
  <dl className="space-y-2 rounded-xl bg-sand p-4">
    {facts.map(([label, value]) => (
      <div key={label}>
        <dt className="text-muted">{label}</dt>
        <dd className="text-lg font-bold wrap-anywhere tabular-nums">{value}</dd>
      </div>
    ))}
  </dl>
)

const Remove = ({ section, action, label, how }: { section: string; action: string; label: string; how: string }) => (
  <Fold icon="cross" label={label}>
    <form method="post" action={action} className="space-y-3 rounded-xl bg-sand p-4">
      <input type="hidden" name="bagian" value={section} />
      <p>{how}</p>
      <button type="submit" name="langkah" value="hapus" className={button.secondary}>
        <Icon name="cross" />
        {label}
      </button>
    </form>
  </Fold>
)
