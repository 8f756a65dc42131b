import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

const kinds = {
  good: { box: 'border-daun bg-leaf', icon: 'text-daun', name: 'check' },
  bad: { box: 'border-mengkudu bg-blush', icon: 'text-mengkudu', name: 'alert' },
  note: { box: 'border-kuning-ink bg-honey', icon: 'text-kuning-ink', name: 'alert' },
} as const satisfies Record<string, { box: string; icon: string; name: IconName }>

/** A message in its own box. Never by colour alone: the icon and the words say it too. */
export const Notice = ({
  kind,
  title,
  children,
}: {
  kind: keyof typeof kinds
  title: string
  children?: ReactNode
}) => {
  const { box, icon, name } = kinds[kind]
  return (
    <div className={`flex gap-3 rounded-card border-l-4 p-4 ${box}`} role={kind === 'bad' ? 'alert' : 'status'}>
      <Icon name={name} className={`mt-0.5 size-6 shrink-0 ${icon}`} />
      <div className="min-w-0 space-y-2 wrap-anywhere">
        <p className="font-bold">{title}</p>
        {children}
      </div>
    </div>
  )
}
