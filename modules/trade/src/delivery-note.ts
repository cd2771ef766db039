import { createRequire } from 'node:module'
import { type Ctx, type Download, dayOf, packText, type Refusal, refuse, yuanText } from '@yaolian/kernel'
import { readStandings } from '@yaolian/party'
import PDFDocument from 'pdfkit'
import { type DeliveryLine, deliveryLines, deliveryOf } from './orders.sql.ts'
import { orderForCaller } from './read-order.ts'

const fonts = createRequire(import.meta.url)
const REGULAR = fonts.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf')
const BOLD = fonts.resolve('@expo-google-fonts/noto-sans-sc/600SemiBold/NotoSansSC_600SemiBold.ttf')

/** A4 across, points. */
const PAGE = { width: 842, height: 595, margin: 28 }

type Column = { title: string; width: number; right?: boolean; text: (line: DeliveryLine) => string }

/** The fields that 药品管理法 §57 and GSP ask of the note: name, form, spec, lot, expiry, holder, quantity, price. */
const COLUMNS: readonly Column[] = [
  {
    title: '通用名称',
    width: 132,
    text: l => l.product.genericName + (l.product.brand ? `（${l.product.brand}）` : ''),
  },
  { title: '剂型', width: 44, text: l => l.product.form },
  { title: '规格', width: 72, text: l => l.product.spec },
  { title: '上市许可持有人 / 生产企业', width: 118, text: l => l.product.makerName },
  { title: '批准文号', width: 82, text: l => l.product.approvalNo ?? '—' },
  { title: '批号', width: 56, text: l => l.lotNo },
  { title: '检验报告', width: 56, text: l => l.report || '—' },
  { title: '生产日期', width: 52, text: l => l.madeOn ?? '—' },
  { title: '有效期至', width: 52, text: l => l.expiresOn },
  { title: '数量', width: 66, right: true, text: l => packText(l.quantity, l.product.packLevels) },
  { title: '金额（元）', width: 56, right: true, text: l => yuanText(l.amountFen) },
]

/** The delivery note (随货同行单) that travels with the goods, as PDF; refused until the order has shipped. */
export async function deliveryNote(ctx: Ctx, orderId: string): Promise<Download | Refusal> {
  const { head } = await orderForCaller(ctx, orderId)
  const [delivery, lines, standings] = await Promise.all([
    deliveryOf(ctx, { seller: head.orgId, order: head.orderId }),
    deliveryLines(ctx, { sellers: [head.orgId], orders: [head.orderId] }),
    readStandings(ctx, [head.orgId, head.buyerOrgId]),
  ])
  if (!delivery) return refuse('trade.not_shipped', { number: head.number, state: head.state })
  const seller = standings.get(head.orgId)?.name ?? ''
  const facts: readonly (readonly [string, string])[] = [
    ['供货单位', seller],
    ['单号', delivery.number],
    ['收货单位', standings.get(head.buyerOrgId)?.name ?? ''],
    ['销售单号', head.number],
    ['收货地址', head.shipTo.address],
    ['发货日期', dayOf(delivery.shippedAt)],
    ['联系人', `${head.shipTo.contact} ${head.shipTo.phone}`],
    ['承运', [delivery.carrierName, delivery.plate].filter(Boolean).join(' ')],
  ]
  const body = await draw(seller, facts, lines)
  return { contentType: 'application/pdf', fileName: `${delivery.number} 随货同行单.pdf`, body }
}

type Pdf = InstanceType<typeof PDFDocument>

function draw(
  seller: string,
  facts: readonly (readonly [string, string])[],
  lines: readonly DeliveryLine[],
): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: [PAGE.width, PAGE.height],
    margins: { top: PAGE.margin, left: PAGE.margin, right: PAGE.margin, bottom: 0 },
    bufferPages: true,
    info: { Title: '随货同行单', Author: seller },
  })
  pdf.registerFont('regular', REGULAR).registerFont('bold', BOLD)
  const chunks: Buffer[] = []
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
  const done = new Promise<Buffer>(resolve => pdf.on('end', () => resolve(Buffer.concat(chunks))))
  let y = drawHead(pdf, seller, facts)
  y = drawTitles(pdf, y)
  for (const line of lines) {
    const height = rowHeight(pdf, line)
    if (y + height > PAGE.height - 78) {
      pdf.addPage()
      y = drawTitles(pdf, PAGE.margin)
    }
    drawRow(pdf, line, y, height)
    y += height
  }
  drawSum(pdf, lines, y)
  drawFeet(pdf)
  pdf.end()
  return done
}

function drawHead(pdf: Pdf, seller: string, facts: readonly (readonly [string, string])[]): number {
  const width = PAGE.width - 2 * PAGE.margin
  pdf
    .font('bold')
    .fontSize(15)
    .text(`${seller}　随货同行单`, PAGE.margin, PAGE.margin, { width, align: 'center' })
  let y = PAGE.margin + 30
  facts.forEach(([label, value], i) => {
    const x = PAGE.margin + (i % 2) * (width * 0.62)
    pdf.font('regular').fontSize(9).fillColor('#475458').text(label, x, y, { width: 60 })
    pdf
      .fillColor('#000000')
      .text(value, x + 56, y, { width: width * (i % 2 ? 0.38 : 0.6) - 60, height: 12, ellipsis: true })
    if (i % 2) y += 15
  })
  return y + 4
}

function drawTitles(pdf: Pdf, y: number): number {
  let x = PAGE.margin
  for (const { title, width, right } of COLUMNS) {
    pdf.rect(x, y, width, 18).fillAndStroke('#F0F3F2', '#8A9693')
    pdf.fillColor('#000000').font('bold').fontSize(8)
    pdf.text(title, x + 3, y + 4, { width: width - 6, height: 12, align: right ? 'right' : 'left' })
    x += width
  }
  return y + 18
}

function rowHeight(pdf: Pdf, line: DeliveryLine): number {
  pdf.font('regular').fontSize(8)
  const heights = COLUMNS.map(column => pdf.heightOfString(column.text(line), { width: column.width - 6 }))
  return Math.max(18, ...heights.map(height => height + 7))
}

function drawRow(pdf: Pdf, line: DeliveryLine, y: number, height: number): void {
  let x = PAGE.margin
  for (const { width, right, text } of COLUMNS) {
    pdf.rect(x, y, width, height).stroke('#8A9693')
    pdf.font('regular').fontSize(8).fillColor('#000000')
    pdf.text(text(line), x + 3, y + 4, { width: width - 6, align: right ? 'right' : 'left' })
    x += width
  }
}

function drawSum(pdf: Pdf, lines: readonly DeliveryLine[], y: number): void {
  const total = lines.reduce((sum, line) => sum + line.amountFen, 0)
  const width = PAGE.width - 2 * PAGE.margin
  pdf
    .font('bold')
    .fontSize(9)
    .text(`合计 ${lines.length} 行　¥ ${yuanText(total)}`, PAGE.margin, y + 6, { width, align: 'right' })
  pdf.font('regular').fontSize(9)
  pdf.text(
    '发货人：　　　　　　　复核人：　　　　　　　收货人（签章）：　　　　　　　收货日期：',
    PAGE.margin,
    y + 30,
    { width },
  )
}

/** Page numbers need the number of pages, so they come last. */
function drawFeet(pdf: Pdf): void {
  const { start, count } = pdf.bufferedPageRange()
  for (let i = start; i < start + count; i++) {
    pdf.switchToPage(i)
    pdf.font('regular').fontSize(8).fillColor('#475458')
    pdf.text(`第 ${i - start + 1} 页，共 ${count} 页`, PAGE.margin, PAGE.height - 24, {
      width: PAGE.width - 2 * PAGE.margin,
      align: 'center',
    })
  }
}
