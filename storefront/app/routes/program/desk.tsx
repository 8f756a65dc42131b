import { Outlet, useLocation } from 'react-router'
import { useTranslations } from 'use-intl'
import { api } from '../../graphql/api.server.ts'
import type { DeskQuery } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import type { Messages } from '../../messages/messages.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import type { Route } from './+types/desk'

const DeskOfOfficer = graphql(`
  query Desk {
    deskCounts {
      complaints
      complaintsLate
      reviews
      stuckRefunds
      paymentIssues
      mentorSales
      licences
      payableSellers
      applications
      loanChanges
      cashHandovers
    }
  }
`)

type Counts = DeskQuery['deskCounts']

export const loader = async ({ request }: Route.LoaderArgs) => (await api(request, DeskOfOfficer)).deskCounts

interface Room {
  to: string
  icon: IconName
  label: keyof Messages['program']['rooms']['names']
  /** How much waits there. */
  waiting?: (counts: Counts) => number
}

const wings: readonly { label: 'lending' | 'market'; rooms: readonly Room[] }[] = [
  {
    label: 'lending',
    rooms: [
      { to: '/program', icon: 'book', label: 'books' },
      { to: '/program/kelompok', icon: 'people', label: 'groups' },
      {
        to: '/program/pengajuan',
        icon: 'pencil',
        label: 'applications',
        waiting: ({ applications }) => applications,
      },
      { to: '/program/pinjaman', icon: 'cash', label: 'loans' },
      { to: '/program/perubahan', icon: 'paper', label: 'changes', waiting: ({ loanChanges }) => loanChanges },
      { to: '/program/kas', icon: 'bag', label: 'cash', waiting: ({ cashHandovers }) => cashHandovers },
      { to: '/program/dana', icon: 'bank', label: 'funds' },
      { to: '/program/portofolio', icon: 'chart', label: 'portfolio' },
      { to: '/program/laporan', icon: 'paper', label: 'reports' },
      { to: '/program/aturan', icon: 'folder', label: 'rules' },
      { to: '/program/pengguna', icon: 'person', label: 'people' },
    ],
  },
  {
    label: 'market',
    rooms: [
      { to: '/program/keluhan', icon: 'chat', label: 'complaints', waiting: ({ complaints }) => complaints },
      { to: '/program/ulasan', icon: 'star', label: 'reviews', waiting: ({ reviews }) => reviews },
      {
        to: '/program/kartu',
        icon: 'card',
        label: 'cards',
        waiting: ({ stuckRefunds, paymentIssues }) => stuckRefunds + paymentIssues,
      },
      { to: '/program/kiriman', icon: 'truck', label: 'payouts', waiting: ({ payableSellers }) => payableSellers },
      { to: '/program/catatan', icon: 'pencil', label: 'sales', waiting: ({ mentorSales }) => mentorSales },
      { to: '/program/izin', icon: 'paper', label: 'licences', waiting: ({ licences }) => licences },
      { to: '/program/libur', icon: 'clock', label: 'holidays' },
    ],
  },
]

/** Around every page of an officer: the way to the others, and how much waits in each. */
export default function Desk({ loaderData: counts }: Route.ComponentProps) {
  const t = useTranslations('program.rooms')
  const isHome = useLocation().pathname === '/program'
  const everything = wings.flatMap(({ rooms }) => rooms).reduce((sum, { waiting }) => sum + (waiting?.(counts) ?? 0), 0)
  return (
    <>
      <nav aria-label={t('title')} className="mx-auto mb-6 max-w-4xl print:hidden">
        {!isHome && (
          <a
            href="/program"
            className="inline-flex min-h-12 items-center gap-2 font-semibold text-mengkudu hover:underline sm:hidden"
          >
            <Icon name="chevron" className="size-5 rotate-180" />
            {t('title')}
            {everything > 0 && <Waiting count={everything} />}
          </a>
        )}
        {/* On a phone the rooms would fill the screen before the page begins: there they stand on the first page alone. */}
        <div className={isHome ? '' : 'hidden sm:block'}>
          {wings.map(({ label, rooms }) => (
            <section key={label} aria-labelledby={`ruang-${label}`} className="mb-3">
              <h2 id={`ruang-${label}`} className="mb-1 text-base">
                {t(label)}
              </h2>
              <ul className="flex flex-wrap gap-2">
                {rooms.map((room) => (
                  <li key={room.to}>
                    <RoomLink {...room} counts={counts} />
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
        {counts.complaintsLate > 0 && (
          <p className="mt-3 flex items-center gap-2 font-bold text-mengkudu">
            <Icon name="alert" className="size-5 shrink-0" />
            {t('late', { count: counts.complaintsLate })}
          </p>
        )}
      </nav>
      <Outlet />
    </>
  )
}

const RoomLink = ({ to, icon, label, waiting, counts }: Room & { counts: Counts }) => {
  const t = useTranslations('program.rooms.names')
  const { pathname } = useLocation()
  const count = waiting?.(counts) ?? 0
  return (
    <a
      href={to}
      aria-current={pathname === to || (to !== '/program' && pathname.startsWith(to)) ? 'page' : undefined}
      className="flex min-h-12 items-center gap-2 rounded-full border border-border bg-paper px-4 font-semibold hover:bg-sand aria-[current]:border-2 aria-[current]:border-nila aria-[current]:text-nila"
    >
      <Icon name={icon} className="size-5 shrink-0" />
      {t(label)}
      {count > 0 && <Waiting count={count} />}
    </a>
  )
}
