// WebGL programs: discs for participants, diamonds for events that are no plain facts, broken lines and rings.

import { EdgeLineProgram, NodeCircleProgram, createEdgeArrowHeadProgram, createEdgeClampedProgram, createEdgeCompoundProgram } from "sigma/rendering";
import { floatColor } from "sigma/utils";

const NODE_FRAGMENT = `
precision highp float;
varying vec4 v_color;
varying vec4 v_rim;
varying vec2 v_diffVector;
varying float v_radius;
varying float v_shape;
uniform float u_correctionRatio;
const vec4 transparent = vec4(0.0, 0.0, 0.0, 0.0);
void main(void) {
  float soft = u_correctionRatio * 2.0;
  float diamond = (abs(v_diffVector.x) + abs(v_diffVector.y));
  float dist = v_shape > 0.5 ? diamond : length(v_diffVector);
  float edge = v_radius - soft;
  #ifdef PICKING_MODE
  gl_FragColor = dist > v_radius ? transparent : v_color;
  #else
  float rim = max(v_radius * 0.16, soft * 1.4);
  if (v_shape > 0.5) rim *= 1.5;
  float turn = atan(v_diffVector.y, v_diffVector.x) * 1.90985932;
  bool gap = v_shape > 1.5 && fract(turn) < 0.38;
  vec4 outline = gap ? v_color : v_rim;
  float inner = smoothstep(edge - rim - soft, edge - rim, dist);
  vec4 filled = mix(v_color, outline, inner);
  gl_FragColor = mix(filled, transparent, smoothstep(edge - soft * 0.5, edge + soft * 0.5, dist));
  #endif
}`;

export class NodeProgram extends NodeCircleProgram {
  getDefinition() {
    const found = super.getDefinition();
    const rim = { name: "a_rim", size: 4, type: WebGLRenderingContext.UNSIGNED_BYTE, normalized: true };
    const shape = { name: "a_shape", size: 1, type: WebGLRenderingContext.FLOAT };
    const vertex = found.VERTEX_SHADER_SOURCE.replace("attribute float a_angle;", "attribute float a_angle;\nattribute vec4 a_rim;\nattribute float a_shape;\nvarying vec4 v_rim;\nvarying float v_shape;")
      .replace("v_diffVector = diffVector;", "v_diffVector = diffVector;\n  v_shape = a_shape;\n  v_rim = a_rim;\n  v_rim.a *= bias;");
    return { ...found, VERTEX_SHADER_SOURCE: vertex, FRAGMENT_SHADER_SOURCE: NODE_FRAGMENT, ATTRIBUTES: [...found.ATTRIBUTES, rim, shape] };
  }

  processVisibleItem(index, start, data) {
    const { array } = this;
    array[start++] = data.x;
    array[start++] = data.y;
    array[start++] = data.size;
    array[start++] = floatColor(data.color);
    array[start++] = index;
    array[start++] = floatColor(data.rim ?? data.color);
    array[start++] = data.shape ?? 0;
  }
}

// The length along the line in pixels, so that strokes keep their length at every zoom.
function broken(stroke, gap) {
  const Solid = createEdgeClampedProgram({ lengthToThicknessRatio: 3.2 });
  return class extends Solid {
    getDefinition() {
      const found = super.getDefinition();
      const vertex = found.VERTEX_SHADER_SOURCE.replace("varying float v_feather;", "varying float v_feather;\nvarying float v_along;")
        .replace("v_normal = unitNormal;", "v_normal = unitNormal;\n  v_along = a_positionCoef * length(a_positionEnd - a_positionStart) / (u_correctionRatio * u_zoomRatio * 5.0);");
      const fragment = found.FRAGMENT_SHADER_SOURCE.replace("varying float v_feather;", "varying float v_feather;\nvarying float v_along;")
        .replace("gl_FragColor = mix(v_color, transparent, t);", `if (mod(v_along, ${(stroke + gap).toFixed(1)}) > ${stroke.toFixed(1)}) t = 1.0;\n  gl_FragColor = mix(v_color, transparent, t);`);
      return { ...found, VERTEX_SHADER_SOURCE: vertex, FRAGMENT_SHADER_SOURCE: fragment };
    }
  };
}

// One pixel wide and without a head, for thousands of lines seen from afar: a third of the work of the others.
class HairProgram extends EdgeLineProgram {
  getDefinition() {
    const found = super.getDefinition();
    const along = { name: "a_along", size: 1, type: WebGLRenderingContext.FLOAT };
    const vertex = found.VERTEX_SHADER_SOURCE.replace("uniform mat3 u_matrix;", "uniform mat3 u_matrix;\nuniform float u_along;\nattribute float a_along;\nvarying float v_along;")
      .replace("v_color.a *= bias;", "v_color.a *= bias;\n  v_along = a_along * u_along;");
    const fragment = found.FRAGMENT_SHADER_SOURCE.replace("varying vec4 v_color;", "varying vec4 v_color;\nvarying float v_along;")
      .replace("gl_FragColor", "if (mod(v_along, 12.0) > 7.0) discard;\n  gl_FragColor");
    return { ...found, VERTEX_SHADER_SOURCE: vertex, FRAGMENT_SHADER_SOURCE: fragment, UNIFORMS: [...found.UNIFORMS, "u_along"], ATTRIBUTES: [...found.ATTRIBUTES, along] };
  }

  processVisibleItem(index, start, source, target, data) {
    const { array } = this;
    const length = data.line.sort === "fact" ? 0 : Math.hypot(target.x - source.x, target.y - source.y);
    for (const [end, along] of [[source, 0], [target, length]]) {
      array[start++] = end.x;
      array[start++] = end.y;
      array[start++] = floatColor(data.color);
      array[start++] = index;
      array[start++] = along;
    }
  }

  setUniforms(params, info) {
    super.setUniforms(params, info);
    info.gl.uniform1f(info.uniformLocations.u_along, 1 / (params.correctionRatio * params.zoomRatio * 5));
  }
}

const head = () => createEdgeArrowHeadProgram({ lengthToThicknessRatio: 3.2, widenessToThicknessRatio: 2.4 });

export const EDGE_PROGRAMS = {
  fact: createEdgeCompoundProgram([createEdgeClampedProgram({ lengthToThicknessRatio: 3.2 }), head()]),
  open: createEdgeCompoundProgram([broken(7, 5), head()]),
  hair: HairProgram,
  speech: createEdgeCompoundProgram([broken(2, 4), head()]),
};
