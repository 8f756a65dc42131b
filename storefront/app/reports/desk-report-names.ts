/** The officer's reports, by the last part of their address. */
export const deskReports = ['pencairan', 'setoran', 'portofolio', 'tren', 'neraca', 'tindakan', 'lembar'] as const
export type DeskReportName = (typeof deskReports)[number]

export const isDeskReport = (name: string | undefined): name is DeskReportName =>
  deskReports.some((known) => known === name)
