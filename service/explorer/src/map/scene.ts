/** The picture: Sigma on a graph, with labels of our own that never lie over each other. */
import Sigma from "sigma";
import type { CameraState, NodeDisplayData } from "sigma/types";
import { wantsStillness } from "../state/preferences";
import { mix } from "./alpha";
import type { View } from "./detail";
import { graphOf, type EdgeAttributes, type Look, type NodeAttributes } from "./graph";
import { drawLabels, type LabelSource } from "./labelLayer";
import { overlaps, type PlacedLabel } from "./labels";
import { called } from "../state/reference";
import { extentOf, type MapModel, type Place } from "./types";

export interface SceneEvents {
  select(node: string | null): void;
  hover(node: string | null): void;
  open(node: string): void;
  /** The camera came to rest. */
  moved(view: View): void;
}

/** Where the camera stands, in the map's units: the same picture in every window and run. */
export interface Standpoint extends Place {
  width: number;
}

const SETTLED = 180;

export class Scene {
  private readonly sigma: Sigma<NodeAttributes, EdgeAttributes>;
  private readonly labelCanvas: HTMLCanvasElement;
  private settle: ReturnType<typeof setTimeout> | undefined;
  private emphasis: ReadonlySet<string> | null = null;
  private hovered: string | null = null;
  private selected: string | null = null;
  private dark: boolean;
  private labels: LabelSource;
  placed: PlacedLabel[] = [];

  constructor(
    container: HTMLElement,
    model: MapModel,
    look: Look,
    private readonly events: SceneEvents,
    moving: boolean,
  ) {
    this.dark = look.dark;
    this.labels = { ...model, nameOf: called };
    this.sigma = new Sigma(graphOf(model, look), container, {
      allowInvalidContainer: true,
      itemSizesReference: "positions",
      zoomToSizeRatioFunction: (ratio) => ratio,
      renderLabels: false,
      defaultDrawNodeHover: () => undefined,
      zIndex: true,
      minEdgeThickness: 1,
      stagePadding: 28,
      minCameraRatio: 0.004,
      maxCameraRatio: 2,
      enableCameraRotation: false,
      enableCameraPanning: moving,
      enableCameraZooming: moving,
      zoomDuration: wantsStillness() ? 1 : 250,
      nodeReducer: (node, data) => this.reduceNode(node, data),
      edgeReducer: (edge, data) => this.reduceEdge(edge, data),
    });
    this.bound(model);
    this.labelCanvas = document.createElement("canvas");
    this.labelCanvas.className = "map-labels";
    this.labelCanvas.setAttribute("aria-hidden", "true");
    container.append(this.labelCanvas);
    this.listen();
    this.sigma.refresh();
  }

  private listen(): void {
    let began = 0;
    this.sigma.on("beforeRender", () => (began = performance.now()));
    this.sigma.on("afterRender", () => {
      this.drawLabels();
      performance.measure("map frame", { start: began });
    });
    this.sigma.on("clickNode", ({ node }) => this.events.select(node));
    this.sigma.on("clickStage", () => this.events.select(null));
    this.sigma.on("doubleClickNode", ({ node, event }) => {
      event.preventSigmaDefault();
      this.events.open(node);
    });
    this.sigma.on("enterNode", ({ node }) => this.setHovered(node));
    this.sigma.on("leaveNode", () => this.setHovered(null));
    this.sigma.getCamera().on("updated", () => {
      clearTimeout(this.settle);
      this.settle = setTimeout(() => this.events.moved(this.view()), SETTLED);
    });
  }

  private setHovered(node: string | null): void {
    this.hovered = node;
    this.sigma.getContainer().style.cursor = node ? "pointer" : "";
    this.events.hover(node);
    this.sigma.scheduleRender();
  }

  /** Draw something else in the same place. */
  show(model: MapModel, look: Look): void {
    this.dark = look.dark;
    this.labels = { ...model, nameOf: called };
    this.bound(model);
    this.sigma.setGraph(graphOf(model, look));
  }

  /** Everything but these steps back, the selected one comes first; null: nothing does. */
  emphasise(nodes: ReadonlySet<string> | null, selected: string | null): void {
    this.emphasis = nodes;
    this.selected = selected;
    this.sigma.refresh({ skipIndexation: true });
  }

  private reduceNode(node: string, data: NodeAttributes): Partial<NodeDisplayData> {
    const { x, y, size, color, zIndex } = data;
    if (!this.emphasis) return { x, y, size, color, zIndex };
    if (this.emphasis.has(node)) return { x, y, size, color, zIndex: data.kind === "community" ? zIndex : zIndex + 2 };
    return { x, y, size, color: this.faint(color, data.kind === "community" ? 0.3 : 0.45), zIndex };
  }

  /** Stepped back; what is sheer already is no longer in the way. */
  private faint(color: string, share: number): string {
    return color.startsWith("#") ? mix(color, this.dark ? "#1a2027" : "#ffffff", share) : color;
  }

  private reduceEdge(edge: string, data: EdgeAttributes): Partial<EdgeAttributes> {
    if (!this.emphasis) return data;
    const [source, target] = this.sigma.getGraph().extremities(edge);
    const own = source === this.selected || target === this.selected;
    const shown = own && this.emphasis.has(source) && this.emphasis.has(target);
    return shown ? { ...data, zIndex: 3 } : { ...data, color: this.faint(data.color, 0.25) };
  }

  private drawLabels(): void {
    const { width, height } = this.sigma.getDimensions();
    this.placed = drawLabels(this.labelCanvas, width, height, {
      source: this.labels,
      emphasis: this.emphasis,
      hovered: this.hovered,
      selected: this.selected,
      dark: this.dark,
      scale: this.scale(),
      toScreen: (place) => this.sigma.graphToViewport(place),
    });
    // How many can be read, and how many of them lie over another: none, which a test looks at.
    this.sigma.getContainer().dataset.labels = `${this.placed.length} ${overlaps(this.placed)}`;
  }

  private bound({ communities, rest, extent }: MapModel): void {
    if (communities.length > 0) this.sigma.setCustomBBox(extent ?? extentOf([...communities, ...(rest ? [rest] : [])]));
  }

  /** Pixels a unit of the map. */
  scale(): number {
    const [a, b] = [this.sigma.graphToViewport({ x: 0, y: 0 }), this.sigma.graphToViewport({ x: 1, y: 0 })];
    return Math.hypot(b.x - a.x, b.y - a.y) || 1;
  }

  view(): View {
    const { width, height } = this.sigma.getDimensions();
    const centre = this.sigma.viewportToGraph({ x: width / 2, y: height / 2 });
    const scale = this.scale();
    return { ...centre, halfWidth: width / 2 / scale, halfHeight: height / 2 / scale, scale };
  }

  standpoint(): Standpoint {
    const view = this.view();
    return { x: view.x, y: view.y, width: view.halfWidth * 2 };
  }

  go({ x, y, width }: Standpoint, glide = true): void {
    const framed = this.sigma.viewportToFramedGraph(this.sigma.graphToViewport({ x, y }));
    const ratio = this.sigma.getCamera().getState().ratio * (width / (this.view().halfWidth * 2));
    this.move({ x: framed.x, y: framed.y, ratio }, glide);
  }

  /** So near that a circle of this radius fills the picture. */
  approach(place: Place, radius: number): void {
    const { width, height } = this.sigma.getDimensions();
    this.go({ ...place, width: ((radius * 2.3) / Math.min(width, height)) * width });
  }

  zoom(factor: number): void {
    this.move({ ratio: this.sigma.getCamera().getBoundedRatio(this.sigma.getCamera().getState().ratio / factor) }, true);
  }

  everything(): void {
    this.move({ x: 0.5, y: 0.5, ratio: 1 }, true);
  }

  /** Bring a place into view when it is not. */
  reveal(place: Place): void {
    const view = this.view();
    const out = Math.abs(place.x - view.x) > view.halfWidth * 0.85 || Math.abs(place.y - view.y) > view.halfHeight * 0.85;
    if (out) this.go({ ...place, width: view.halfWidth * 2 });
  }

  private move(state: Partial<CameraState>, glide: boolean): void {
    const camera = this.sigma.getCamera();
    if (glide && !wantsStillness()) void camera.animate(state, { duration: 350 });
    else camera.setState({ ...camera.getState(), ...state });
  }

  screen(place: Place): Place {
    return this.sigma.graphToViewport(place);
  }

  /** The picture as it is seen, on paper of the theme's colour. */
  picture(background: string): HTMLCanvasElement {
    this.sigma.refresh();
    const layers = [...Object.values(this.sigma.getCanvases()), this.labelCanvas];
    const whole = document.createElement("canvas");
    whole.width = layers[0]?.width ?? 0;
    whole.height = layers[0]?.height ?? 0;
    const context = whole.getContext("2d");
    if (context) {
      context.fillStyle = background;
      context.fillRect(0, 0, whole.width, whole.height);
      for (const layer of layers) if (layer.width) context.drawImage(layer, 0, 0, whole.width, whole.height);
    }
    return whole;
  }

  resize(): void {
    if (this.sigma.getContainer().offsetWidth === 0) return;
    this.sigma.resize();
    this.sigma.refresh();
  }

  kill(): void {
    clearTimeout(this.settle);
    this.sigma.kill();
    this.labelCanvas.remove();
  }
}
