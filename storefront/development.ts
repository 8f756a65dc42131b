import { generate } from '@graphql-codegen/cli'
import { createRequestHandler } from '@react-router/express'
import express, { type Router } from 'express'
import { createServer } from 'vite'
import codegen from './codegen.ts'

/** The pages from their sources: a saved file is in effect with the next request. */
export const developmentPages = async (): Promise<Router> => {
  await generate(codegen)
  const vite = await createServer({ root: import.meta.dirname, server: { middlewareMode: true } })
  const pages = express.Router()
  pages.use(vite.middlewares)
  pages.use(createRequestHandler({ build: () => vite.ssrLoadModule('virtual:react-router/server-build') as never }))
  return pages
}
