import { Outlet, useLocation } from 'react-router'
import { useTranslations } from 'use-intl'
import { Icon, type IconName } from '../../ui/icon.tsx'

const rooms = [
  { to: '/program', icon: 'book', label: 'books' },
  { to: '/program/ulasan', icon: 'star', label: 'reviews' },
  { to: '/program/keluhan', icon: 'chat', label: 'complaints' },
  { to: '/program/kartu', icon: 'cash', label: 'cards' },
  { to: '/program/kiriman', icon: 'truck', label: 'payouts' },
  { to: '/program/catatan', icon: 'pencil', label: 'sales' },
  { to: '/program/izin', icon: 'paper', label: 'licences' },
  { to: '/program/libur', icon: 'clock', label: 'holidays' },
] as const satisfies { to: string; icon: IconName; label: string }[]

/** Around every page of an officer: the way to the others. */
export default function Desk() {
  const t = useTranslations('program.rooms')
  const { pathname } = useLocation()
  return (
    <>
      <nav aria-label={t('title')} className="mx-auto mb-6 max-w-4xl print:hidden">
        <ul className="flex flex-wrap gap-2">
          {rooms.map(({ to, icon, label }) => (
            <li key={to}>
              <a
                href={to}
                aria-current={pathname === to || (to !== '/program' && pathname.startsWith(to)) ? 'page' : undefined}
                className="flex min-h-12 items-center gap-2 rounded-full border border-border bg-paper px-4 font-semibold hover:bg-sand aria-[current]:border-2 aria-[current]:border-nila aria-[current]:text-nila"
              >
                <Icon name={icon} className="size-5 shrink-0" />
                {t(label)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Outlet />
    </>
  )
}
