import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

/** Something that opens with a tap, script or not. Its mark turns, so that it says what it is. */
export const Disclosure = ({
  icon,
  title,
  explanation,
  open = false,
  children,
}: {
  icon?: IconName
  title: string
  explanation?: string
  open?: boolean
  children: ReactNode
}) => (
  <details open={open} className="group rounded-card border border-border bg-paper">
    <summary className="flex min-h-14 list-none items-center gap-3 px-4 py-3 [&::-webkit-details-marker]:hidden">
      {icon && <Icon name={icon} className="size-6 shrink-0 text-mengkudu" />}
      <span className="min-w-0 flex-1">
        <span className="block text-lg font-bold">{title}</span>
        {explanation}
      </span>
      <Icon name="chevron" className="size-6 shrink-0 rotate-90 group-open:-rotate-90" />
    </summary>
    <div className="border-t border-hairline">{children}</div>
  </details>
)
