import { useTranslations } from 'use-intl'
import { textLink } from '../ui/button.ts'
import { Icon } from '../ui/icon.tsx'
import { panel } from '../ui/work-fields.tsx'

const files = ['buku.pdf', 'buku.csv', 'jadwal.pdf', 'jadwal.csv', 'perjanjian.pdf'] as const

/** The papers of a loan, to keep or to print: under the same addresses for her, her mentor and officers. */
export const LoanPapers = ({ loanId }: { loanId: string }) => {
  const t = useTranslations('reports.papers')
  return (
    <section aria-labelledby="berkas" className={`${panel} print:hidden`}>
      <h2 id="berkas" className="text-xl">
        {t('title')}
      </h2>
      <ul className="mt-2">
        {files.map((file) => (
          <li key={file}>
            <a
              href={`/jual/pinjaman/${loanId}/${file}`}
              download
              className={`${textLink} inline-flex min-h-12 items-center gap-2`}
            >
              <Icon name="download" className="size-5 shrink-0" />
              {t(file.replace('.', '_') as 'buku_pdf')}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
