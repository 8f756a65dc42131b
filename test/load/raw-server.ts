/** The yardstick: node:http and one prepared statement that lets PostgreSQL write the JSON. Nothing is checked, nothing is promised. */
import { createServer } from 'node:http'
import pg from 'pg'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 })

const text = `
  select coalesce(json_agg(json_build_object('id', l.id, 'name', l.name, 'price', l.price, 'business',
           json_build_object('id', l.business_id, 'name', l.business_name))), '[]')::text as body
  from (select p.id, p.name, p.price, b.id as business_id, b.name as business_name
        from product p join business b on b.id = p.business_id
        where p.status = 'PUBLISHED' and p.newest_rank < $1::bigint
        order by p.newest_rank desc limit 24) l`

const server = createServer(async (request, response) => {
  const after = new URL(request.url ?? '/', 'http://raw').searchParams.get('after')
  const { rows } = await pool.query<{ body: string }>({ name: 'list', text, values: [after] })
  response.setHeader('content-type', 'application/json')
  response.end(rows[0]?.body)
})

server.listen(Number(process.env.RAW_PORT))
process.once('disconnect', () => process.exit(0))
