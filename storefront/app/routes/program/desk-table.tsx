import type { ReactNode } from 'react'
import { FrameCaption, ScrollFrame } from '../../ui/scroll-frame.tsx'

/**
 * A plain table of the officer's desk, which scrolls sideways on a phone.
 *
 * @param wide many columns: each gets room, and the table scrolls on a desk too
 * @param amounts the columns that hold amounts, counted from 0: they stand to the right
 */
export const DeskTable = ({
  id,
  caption,
  heads,
  amounts = [],
  rows,
  wide = false,
}: {
  id: string
  caption: string
  heads: readonly string[]
  amounts?: readonly number[]
  wide?: boolean
  rows: readonly { key: string; cells: readonly ReactNode[] }[]
}) => (
  // What only a screen reader meets is placed within the frame, or it would widen the page.
  <ScrollFrame labelledBy={id} className="relative rounded-card border border-hairline bg-paper">
    <table className={`w-full text-left align-top ${wide ? 'min-w-[84rem]' : 'min-w-[34rem]'}`}>
      <FrameCaption id={id}>{caption}</FrameCaption>
      <thead>
        <tr className="border-b-2 border-border align-bottom">
          {heads.map((head, index) => (
            <th key={head} scope="col" className={`px-4 py-2 ${amounts.includes(index) ? 'text-right' : ''}`}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells }) => (
          <tr key={key} className="border-b border-hairline align-top last:border-0">
            {cells.map((cell, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
              <td key={index} className={`px-4 py-3 ${amounts.includes(index) ? 'amount text-right' : ''}`}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </ScrollFrame>
)
