// Outlines of the nodes, as corners round a middle: for the canvas where vis has none, and for SVG.
const FOLD = 0.45;
const LEAST_LINE = 1.3;

function regular(corners, turn, reach) {
  return Array.from({ length: corners }, (_, index) => {
    const angle = turn + (index * 2 * Math.PI) / corners;
    return [Math.cos(angle) * reach, Math.sin(angle) * reach];
  });
}

function star(reach) {
  return Array.from({ length: 10 }, (_, index) => {
    const far = index % 2 ? reach * 0.5 : reach * 1.3;
    const angle = -Math.PI / 2 + (index * Math.PI) / 5;
    return [Math.cos(angle) * far, Math.sin(angle) * far];
  });
}

// A sheet of paper with a folded corner: a case.
function sheet(reach) {
  const [wide, high, fold] = [reach * 0.8, reach, reach * FOLD];
  return [[-wide, -high], [wide - fold, -high], [wide, fold - high], [wide, high], [-wide, high]];
}

export const OUTLINES = {
  box: sheet,
  square: (reach) => regular(4, Math.PI / 4, reach * Math.SQRT2),
  diamond: (reach) => regular(4, 0, reach),
  triangle: (reach) => regular(3, -Math.PI / 2, reach * 1.15),
  triangleDown: (reach) => regular(3, Math.PI / 2, reach * 1.15),
  hexagon: (reach) => regular(6, 0, reach),
  star,
};

// Draws a case for vis, which has boxes only with a text inside.
export function drawSheet(size, color, dashes) {
  return ({ ctx, x, y }) => ({
    drawNode() {
      ctx.beginPath();
      sheet(size).forEach(([right, down], index) => {
        if (index) ctx.lineTo(x + right, y + down);
        else ctx.moveTo(x + right, y + down);
      });
      ctx.closePath();
      Object.assign(ctx, { fillStyle: color.background, strokeStyle: color.border, lineWidth: Math.max(1.8, LEAST_LINE / ctx.getTransform().a) });
      ctx.fill();
      if (dashes) ctx.setLineDash(dashes);
      ctx.stroke();
      if (dashes) ctx.setLineDash([]);
    },
    nodeDimensions: { width: size * 1.6, height: size * 2 },
  });
}
