import type { ReactNode } from 'react'

/**
 * Around a table that is wider than a phone: it scrolls sideways, by finger and by keyboard.
 *
 * @param labelledBy the id of the table's caption
 */
export const ScrollFrame = ({
  labelledBy,
  className = '',
  children,
}: {
  labelledBy: string
  className?: string
  children: ReactNode
}) => (
  <section
    aria-labelledby={labelledBy}
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    tabIndex={0}
    className={`overflow-x-auto print:overflow-visible ${className}`}
  >
    {children}
  </section>
)

/** The caption of such a table: it stays in sight, and breaks where the phone ends and not the table. */
export const FrameCaption = ({ id, children }: { id: string; children: ReactNode }) => (
  <caption id={id} className="py-3 text-left text-muted">
    <span className="sticky left-4 ml-4 inline-block max-w-[min(32rem,78vw)]">{children}</span>
  </caption>
)
