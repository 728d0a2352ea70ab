import { expect } from "chai";
import { pdfOf } from "./pdf.fixture.ts";
import { openPdf } from "./pdf-pages.ts";

describe("pages of a PDF", () => {
  it("draws the pages, and refuses anything but a PDF [P46]", async () => {
    const canvas = document.createElement("canvas");
    document.body.append(canvas);
    const pages = await openPdf(pdfOf(["First aid", "Page two"]));
    expect(pages.count).to.equal(2);
    await pages.draw(1, canvas);
    expect(inkOf(canvas)).to.be.greaterThan(50);
    await pages.close();
    canvas.remove();
    const text = new TextEncoder().encode("not a PDF").buffer;
    expect(
      await openPdf(text).then(
        () => "opened",
        () => "refused",
      ),
    ).to.equal("refused");
  });
});

/** The number of pixels that aren't white. */
function inkOf(canvas: HTMLCanvasElement): number {
  const { data } = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
  let ink = 0;
  for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 200) ink++;
  return ink;
}
