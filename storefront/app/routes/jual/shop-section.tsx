import type { ReactNode } from 'react'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { panel } from '../../ui/work-fields.tsx'

/** One part of the shop's page, by its name in the address. */
export const ShopSection = ({
  id,
  icon,
  title,
  children,
}: {
  id: string
  icon: IconName
  title: string
  children: ReactNode
}) => (
  <section id={id} aria-labelledby={`judul-${id}`} className={`${panel} space-y-4`}>
    <h2 id={`judul-${id}`} className="flex items-center gap-3 text-xl">
      <Icon name={icon} className="size-7 shrink-0 text-mengkudu" />
      {title}
    </h2>
    {children}
  </section>
)
