/** Line icons of 24 by 24. An icon always stands beside its word, so it is silent itself. */
const drawings = {
  home: 'M4 11.5L12 4.5L20 11.5M6 10V19.5H18V10M10 19.5V14H14V19.5',
  search: 'M11 4.5A6.5 6.5 0 1 1 11 17.5A6.5 6.5 0 1 1 11 4.5M15.8 15.8L20 20',
  basket: 'M3.5 10H20.5L18.5 19.5H5.5ZM8 10L11 4.5M16 10L13 4.5M9.5 13V16.5M14.5 13V16.5',
  person:
    'M12 4.5A3.7 3.7 0 1 1 12 11.9A3.7 3.7 0 1 1 12 4.5M4.8 20C5.3 16.5 8.3 14.7 12 14.7C15.7 14.7 18.7 16.5 19.2 20',
  alert: 'M12 4L21 19.5H3ZM12 10V14M12 16.8V17',
  check: 'M4.5 12.5L9.5 17.5L19.5 6.5',
  clock: 'M12 4A8 8 0 1 1 12 20A8 8 0 1 1 12 4M12 8V12.3L15 14',
  pin: 'M12 21C8 16.5 6 13.3 6 10.3A6 6 0 0 1 18 10.3C18 13.3 16 16.5 12 21ZM12 8.2A2.2 2.2 0 1 1 12 12.6A2.2 2.2 0 1 1 12 8.2',
  share:
    'M8.5 13.3L15.5 17M15.5 7L8.5 10.7M18 3.8A2.2 2.2 0 1 1 18 8.2A2.2 2.2 0 1 1 18 3.8M6 9.8A2.2 2.2 0 1 1 6 14.2A2.2 2.2 0 1 1 6 9.8M18 15.8A2.2 2.2 0 1 1 18 20.2A2.2 2.2 0 1 1 18 15.8',
  copy: 'M9 9H19.5V19.5H9ZM15 9V4.5H4.5V15H9',
  chevron: 'M9 5.5L15.5 12L9 18.5',
  cross: 'M6 6L18 18M18 6L6 18',
  cash: 'M3.5 7H20.5V17H3.5ZM12 9.7A2.3 2.3 0 1 1 12 14.3A2.3 2.3 0 1 1 12 9.7M6.5 12V12.1M17.5 12V12.1',
  bag: 'M5.5 8.5H18.5L19.5 20H4.5ZM9 8.5V7A3 3 0 0 1 15 7V8.5',
  book: 'M5 5.5C8 4.5 10 5 12 6.5C14 5 16 4.5 19 5.5V18.5C16 17.5 14 18 12 19.5C10 18 8 17.5 5 18.5ZM12 6.5V19.5',
  people:
    'M9 6A3 3 0 1 1 9 12A3 3 0 1 1 9 6M3.5 19C4 16 6 14.5 9 14.5C12 14.5 14 16 14.5 19M15.5 6.3A2.7 2.7 0 0 1 15.5 11.6M16.8 14.6C19 15 20.3 16.5 20.7 19',
  chart: 'M4.5 19.5H20M7 19.5V13M11.5 19.5V8.5M16 19.5V5',
  door: 'M10 4.5H18.5V19.5H10M4 12H14M10.5 8.5L14 12L10.5 15.5',
  phone:
    'M6 4.5H9.5L11 9L8.8 10.5A11 11 0 0 0 13.5 15.2L15 13L19.5 14.5V18A1.5 1.5 0 0 1 18 19.5A13.5 13.5 0 0 1 4.5 6A1.5 1.5 0 0 1 6 4.5Z',
  chat: 'M4.5 5.5H19.5V16H12L8 19.5V16H4.5Z',
  lock: 'M6.5 10.5H17.5V19.5H6.5ZM9 10.5V8A3 3 0 0 1 15 8V10.5M12 14V16',
  up: 'M4.5 17L10 11.5L13.5 15L19.5 7.5M14.5 7.5H19.5V12.5',
  level: 'M4.5 12H19.5M15 8L19.5 12L15 16',
  down: 'M4.5 7.5L10 13L13.5 9.5L19.5 17M14.5 17H19.5V12',
} as const

export type IconName = keyof typeof drawings

export const Icon = ({ name, className = 'size-6 shrink-0' }: { name: IconName; className?: string }) => (
  <svg
    viewBox="0 0 24 24"
    className={className}
    aria-hidden="true"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.8"
    strokeLinecap="round"
    strokeLinejoin="round"
  >
    <path d={drawings[name]} />
  </svg>
)
