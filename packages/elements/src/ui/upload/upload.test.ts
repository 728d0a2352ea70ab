import { expect } from "chai";
import { clearPage, until } from "../testing/page.fixture.ts";
import { openWorld } from "../testing/world.fixture.ts";
import {
  describeAccessibility,
  inside,
  type MountOptions,
  mountPanel,
  textOf,
  waitForText,
} from "../testing/panel.fixture.ts";
import "./upload-example.fixture.ts";
import type { UploadExample } from "./upload-example.fixture.ts";

describe("uploads", () => {
  afterEach(clearPage);

  it("sends three files at a time, shows their progress, and lists the uploaded ones in order [A54]", async () => {
    const panel = await openField();
    const input = await inside<HTMLInputElement>(panel, "#proof");
    expect([input.multiple, input.accept]).to.deep.equal([true, "application/pdf,image/jpeg,image/png,image/webp"]);
    choose(input, "front.jpg", "back.JPEG", "terms.pdf", "more.webp");
    await waitForText(panel, "Waiting");
    const [front, back, terms] = panel.started;
    expect(panel.started.map(({ name }) => name)).to.deep.equal(["front.jpg", "back.JPEG", "terms.pdf"]);
    back?.progress(1500);
    await waitForText(panel, "50% uploaded");
    expect((await inside<HTMLProgressElement>(panel, "[aria-label='Uploading back.JPEG']")).value).to.equal(0.5);
    back?.finish("held");
    await waitForText(panel, "The virus scan isn’t finished yet.");
    expect([panel.field.isBusy, panel.started.length]).to.deep.equal([true, 4]);
    for (const one of [front, terms, panel.started[3]]) one?.finish();
    await waitForText(panel, "4 of 4 files uploaded");
    expect(panel.field.isBusy).to.equal(false);
    expect(panel.field.documents.map(({ name }) => name)).to.deep.equal([
      "front.jpg",
      "back.JPEG",
      "terms.pdf",
      "more.webp",
    ]);
    expect(input.disabled).to.equal(true);
    await press(panel, "Remove terms.pdf");
    // The label around it is drawn instead, even while it has the focus.
    await until(() => panel.shadowRoot?.activeElement === input);
    expect(input.offsetWidth).to.equal(1);
    await waitForText(panel, "3 of 3 files uploaded");
    expect([input.disabled, panel.field.documents.length]).to.deep.equal([false, 3]);
  });

  it("cancels an upload, sends a file again after a failure, and stops when the page is closed [A54, F10]", async () => {
    const panel = await openField();
    const input = await inside<HTMLInputElement>(panel, "#proof");
    choose(input, "front.jpg", "back.jpg");
    await press(panel, "Cancel the upload of front.jpg");
    expect(panel.started[0]?.signal.aborted).to.equal(true);
    await until(() => panel.shadowRoot?.activeElement === input);
    panel.started[1]?.fail("server.unreachable");
    await waitForText(panel, "No connection. The server can’t be reached.");
    await press(panel, "Upload back.jpg again");
    await until(() => panel.started.length === 3);
    panel.remove();
    expect([panel.started[2]?.signal.aborted, panel.field.documents]).to.deep.equal([true, []]);
  });

  it("explains why each file is refused, without offering to send it again [P46, P48]", async () => {
    const panel = await openField();
    choose(await inside<HTMLInputElement>(panel, "#proof"), "setup.exe", "a.jpg", "b.jpg", "c.jpg");
    await waitForText(panel, "Its content must be of one of these types: PDF, JPEG, PNG, WebP.");
    const [first, second, third] = panel.started;
    first?.fail("file.too-large", { most: 10_000_000 });
    await waitForText(panel, "Files can be up to 10 MB.");
    second?.fail("file.infected");
    await waitForText(panel, "The virus scanner rejected this file.");
    third?.fail("file.name-invalid");
    await waitForText(panel, "Rename the file");
    expect((await inside(panel, "#proof-problem")).textContent).to.include("These files weren’t uploaded.");
    expect(panel.renderRoot.querySelector("[part=retry-upload]") === null).to.equal(true);
    expect(panel.started.map(({ name }) => name)).to.deep.equal(["a.jpg", "b.jpg", "c.jpg"]);
  });

  it("takes dropped files and photos, up to the limit [A54]", async () => {
    const panel = await openField();
    const camera = await inside<HTMLInputElement>(panel, "[part=camera]");
    expect([camera.getAttribute("capture"), camera.accept, camera.multiple]).to.deep.equal([
      "environment",
      "image/jpeg,image/png,image/webp",
      false,
    ]);
    choose(camera, "photo.jpg");
    const drop = await inside(panel, "[part=drop]");
    const dataTransfer = transferOf("1.pdf", "2.pdf", "3.pdf", "4.pdf");
    const over = new DragEvent("dragover", { dataTransfer, cancelable: true });
    drop.dispatchEvent(over);
    await until(() => drop.hasAttribute("data-over"));
    expect(over.defaultPrevented).to.equal(true);
    drop.dispatchEvent(new DragEvent("drop", { dataTransfer, cancelable: true }));
    await waitForText(panel, "You can add 4 files. The others were left out.");
    expect(drop.hasAttribute("data-over")).to.equal(false);
    expect(textOf(panel)).to.include("photo.jpg").and.to.include("3.pdf").and.not.to.include("4.pdf");
  });
});

describeAccessibility({
  "empty field": openField,
  "files of all states": async (placing) => {
    const panel = await openField(placing);
    choose(
      await inside<HTMLInputElement>(panel, "#proof"),
      "setup.exe",
      `${"long-name-".repeat(8)}.jpg`,
      "b.pdf",
      "c.pdf",
    );
    const [first, second] = panel.started;
    first?.progress(1000);
    second?.finish();
    await waitForText(panel, "1 of 4 files uploaded");
    return panel;
  },
});

async function openField(placing?: MountOptions): Promise<UploadExample> {
  return mountPanel("upload-example", (await openWorld()).as("Nina New"), placing);
}

/** Files of 3,000 bytes. */
function transferOf(...names: readonly string[]): DataTransfer {
  const transfer = new DataTransfer();
  for (const name of names) transfer.items.add(new File(["x".repeat(3000)], name));
  return transfer;
}

function choose(input: HTMLInputElement, ...names: readonly string[]): void {
  input.files = transferOf(...names).files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

const press = async (panel: UploadExample, label: string): Promise<void> =>
  (await inside(panel, `[aria-label="${label}"]`)).click();
